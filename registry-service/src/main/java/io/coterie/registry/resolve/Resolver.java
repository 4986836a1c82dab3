package io.coterie.registry.resolve;

import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.grant.FlowGrants;
import io.coterie.registry.grant.GrantConfig;
import io.coterie.registry.grant.Validity;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeSight;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers with what a caller may reach, and gives a node the grants to do so. */
final class Resolver {
  private final NodeDirectory directory;
  private final NodeSight sight;
  private final Reaching reaching;
  private final FlowGrants grants;
  private final GrantConfig config;
  private final Clock clock;

  @Inject
  Resolver(
      NodeDirectory directory,
      NodeSight sight,
      Reaching reaching,
      FlowGrants grants,
      GrantConfig config,
      Clock clock) {
    this.directory = directory;
    this.sight = sight;
    this.reaching = reaching;
    this.grants = grants;
    this.config = config;
    this.clock = clock;
  }

  Resolved resolve(Caller caller, Target target, Scope scope) {
    return resolve(caller, List.of(target), scope)
        .getFirst()
        .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  /** For each target in its turn; empty for what can't be reached or does not exist. */
  List<Optional<Resolved>> resolve(Caller caller, List<Target> targets, Scope scope) {
    var now = clock.instant();
    var self = self(caller, now);
    var validity = validity(self, now);
    return reaching.reach(caller, self, targets, scope).stream()
        .map(reach ->
            reach.map(found -> new Resolved(found, grant(self, found, validity), validity.end())))
        .toList();
  }

  /** The calling node; one whose key has expired may no longer act. */
  private Optional<Node> self(Caller caller, Instant now) {
    var self =
        sight
            .self(caller)
            .map(id ->
                directory.find(id).orElseThrow(() -> RegistryFailure.nodeNotFound().exception()));
    if (self.filter(node -> node.credential().isExpired(now)).isPresent()) {
      throw new RegistryFailure.Plain(RegistryReason.KEY_EXPIRED).exception();
    }
    return self;
  }

  private Validity validity(Optional<Node> self, Instant now) {
    var end = now.plus(config.lifetime());
    var keyEnd = self.flatMap(node -> node.credential().expiry());
    return new Validity(now, keyEnd.filter(end::isAfter).orElse(end));
  }

  /** For a node that calls, to another one. */
  private ByteString grant(Optional<Node> self, Reach reach, Validity validity) {
    var source = self.filter(node -> !node.id().equals(reach.node().id()));
    return source.isPresent() && reach.basis().isPresent()
        ? grants.issue(
            source.get(), reach.node(), reach.route(source.get()), reach.basis().get(), validity)
        : ByteString.EMPTY;
  }
}
