package io.coterie.network.policy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.coterie.network.access.NetworkScope;
import io.coterie.policy.Hostname;
import io.coterie.policy.Subject;
import io.coterie.policy.SubjectId;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.PolicyTests;
import io.coterie.policy.decision.TestOutcome;
import io.coterie.policy.document.InvalidPolicyException;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.Roster;
import io.coterie.policy.document.StoredPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** A policy that somebody wrote, before anybody knows whether it holds in its network. */
final class Draft {
  private final String source;
  private final Optional<PolicyDocument> document;

  private Draft(String source, Optional<PolicyDocument> document) {
    this.source = source;
    this.document = document;
  }

  /**
   * Reads a text; one that is blank takes the policy away.
   *
   * @throws io.coterie.platform.failure.FailureException POLICY_INVALID
   */
  static Draft of(String source) {
    if (source.isBlank()) {
      return new Draft("", Optional.empty());
    }
    try {
      return new Draft(source, Optional.of(PolicyDocument.parse(source)));
    } catch (InvalidPolicyException e) {
      throw new PolicyRejected(e.problems()).exception();
    }
  }

  String source() {
    return source;
  }

  boolean isNone() {
    return document.isEmpty();
  }

  /**
   * What would be stored, with its hosts fixed to the members that have these names now.
   *
   * @throws io.coterie.platform.failure.FailureException POLICY_INVALID, POLICY_TEST_FAILED
   */
  String accepted(DSLContext db, NetworkScope network, PolicyRepository repository) {
    return document
        .map(read -> {
          var roster = roster(db, network, repository, read);
          try {
            var _ = PolicyTests.accepted(read, roster);
            return StoredPolicy.write(read.bind(roster));
          } catch (InvalidPolicyException e) {
            throw new PolicyRejected(e.problems()).exception();
          }
        })
        .orElse("");
  }

  /**
   * What it would decide and how its tests end, whether they pass or not.
   *
   * @throws io.coterie.platform.failure.FailureException POLICY_INVALID
   */
  Tried tried(DSLContext db, NetworkScope network, PolicyRepository repository) {
    return document
        .map(read -> {
          var roster = roster(db, network, repository, read);
          try {
            var policy = CompiledPolicy.of(read.bind(roster));
            return new Tried(policy, PolicyTests.run(read, policy, roster));
          } catch (InvalidPolicyException e) {
            throw new PolicyRejected(e.problems()).exception();
          }
        })
        .orElseGet(() -> new Tried(CompiledPolicy.open(), List.of()));
  }

  /** What came of trying it. */
  record Tried(CompiledPolicy policy, List<TestOutcome> tests) {
    Tried {
      tests = List.copyOf(tests);
    }
  }

  private static Roster roster(
      DSLContext db, NetworkScope network, PolicyRepository repository, PolicyDocument document) {
    var mentions = document.mentions();
    var members =
        repository.mentioned(
            db,
            network,
            mentions.hosts().stream().map(Hostname::text).toList(),
            mentions.nodes().stream().map(SubjectId::text).toList());
    Map<Hostname, Subject> hosts =
        members.stream()
            .filter(member -> Hostname.matches(member.hostname()))
            .filter(member -> member.subject().isPresent())
            .collect(
                toMap(
                    member -> new Hostname(member.hostname()),
                    member -> member.subject().orElseThrow()));
    Map<SubjectId, Subject> nodes =
        members.stream()
            .flatMap(member -> member.subject().stream())
            .filter(subject -> subject.id().isPresent())
            .collect(toMap(subject -> subject.id().orElseThrow(), identity()));
    return new Roster(hosts, nodes);
  }
}
