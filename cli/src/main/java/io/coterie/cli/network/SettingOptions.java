package io.coterie.cli.network;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.UpdateNetworkRequest;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The settings of a network that shall change. */
final class SettingOptions {
  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private Optional<String> description = Optional.empty();

  @Option(
      names = "--join-rule",
      paramLabel = "RULE",
      description =
          "Who gets in: open, token or invite. Who is in stays in; invites that are out stay good.")
  private Optional<JoinRuleWord> rule = Optional.empty();

  @Option(
      names = "--visibility",
      paramLabel = "WHO",
      description = "private, or public: in the directory. Private drops requests to join.")
  private Optional<VisibilityWord> visibility = Optional.empty();

  @Option(
      names = "--vouch",
      paramLabel = "WHO",
      description = "Who may vouch for a plain member: members or admins.")
  private Optional<VouchRuleWord> vouch = Optional.empty();

  @Option(
      names = "--max-members",
      paramLabel = "N",
      description = "How many members it takes, viewers not counted: 1 to 10000.")
  private Optional<Integer> maxMembers = Optional.empty();

  @Option(
      names = "--viewers-see-endpoints",
      arity = "1",
      paramLabel = "BOOL",
      description = "true or false: whether viewers see where its nodes can be reached.")
  private Optional<Boolean> viewersSeeEndpoints = Optional.empty();

  /** The join rule shall be the one that asks for a secret. */
  boolean toSecret() {
    return rule.filter(r -> r.rule() == JoinRule.JOIN_RULE_TOKEN).isPresent();
  }

  /** Puts what is set into a request, and into its mask. */
  void fill(UpdateNetworkRequest.Builder request) {
    var mask = FieldMask.newBuilder();
    Consumer<String> changes = mask::addPaths;
    description.map(request::setDescription).ifPresent(_ -> changes.accept("description"));
    rule.map(r -> request.setJoinRule(r.rule())).ifPresent(_ -> changes.accept("join_rule"));
    visibility
        .map(v -> request.setVisibility(v.visibility()))
        .ifPresent(_ -> changes.accept("visibility"));
    vouch.map(v -> request.setVouchRule(v.rule())).ifPresent(_ -> changes.accept("vouch_rule"));
    maxMembers.map(request::setMaxMembers).ifPresent(_ -> changes.accept("max_members"));
    viewersSeeEndpoints
        .map(request::setViewersSeeEndpoints)
        .ifPresent(_ -> changes.accept("viewers_see_endpoints"));
    request.setUpdateMask(mask);
  }
}
