package io.coterie.cli.admin;

import io.coterie.auth.v1.PlanLimits;
import io.coterie.cli.plan.Limits;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a plan shall allow: numbers, or {@code unlimited}. */
final class LimitOptions {
  @Option(
      names = "--networks-owned",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many networks one may own.")
  private Optional<Integer> networksOwned = Optional.empty();

  @Option(
      names = "--networks-joined",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many networks of others one may be in.")
  private Optional<Integer> networksJoined = Optional.empty();

  @Option(
      names = "--agents-per-network",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many nodes may be in each network one owns.")
  private Optional<Integer> agentsPerNetwork = Optional.empty();

  @Option(
      names = "--members-per-network",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many accounts may be in each network one owns, viewers not counted.")
  private Optional<Integer> membersPerNetwork = Optional.empty();

  @Option(
      names = "--tasks-per-day",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many tasks one may send a day.")
  private Optional<Integer> tasksPerDay = Optional.empty();

  @Option(
      names = "--tokens",
      paramLabel = "N",
      converter = Limits.Converter.class,
      description = "How many tokens one may have, sessions not counted.")
  private Optional<Integer> tokens = Optional.empty();

  /** None is left out, as a plan that is not there yet needs. */
  boolean complete() {
    return List.of(
            networksOwned, networksJoined, agentsPerNetwork, membersPerNetwork, tasksPerDay, tokens)
        .stream()
        .allMatch(Optional::isPresent);
  }

  /** The limits that are given; the others stay as they are. */
  PlanLimits over(PlanLimits present) {
    var limits = present.toBuilder();
    networksOwned.ifPresent(limits::setNetworksOwned);
    networksJoined.ifPresent(limits::setNetworksJoined);
    agentsPerNetwork.ifPresent(limits::setAgentsPerNetwork);
    membersPerNetwork.ifPresent(limits::setMembersPerNetwork);
    tasksPerDay.ifPresent(limits::setTasksPerDay);
    tokens.ifPresent(limits::setTokens);
    return limits.build();
  }
}
