package io.coterie.registry.resolve;

import io.coterie.platform.id.Address;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.membership.FoundNode;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeRef;
import io.coterie.registry.node.NodeSight;
import io.coterie.registry.presence.Heartbeats;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Decides whether a caller may reach a node. What can't be reached is answered like what never
 * existed, after the same questions to the same services.
 */
final class Resolver {
  private static final String ANY_NETWORK = "";

  private final NodeDirectory directory;
  private final NodeSight sight;
  private final Memberships memberships;
  private final Heartbeats heartbeats;

  @Inject
  Resolver(
      NodeDirectory directory, NodeSight sight, Memberships memberships, Heartbeats heartbeats) {
    this.directory = directory;
    this.sight = sight;
    this.memberships = memberships;
    this.heartbeats = heartbeats;
  }

  Resolved resolve(Caller caller, Target target, Scope scope) {
    return find(caller, target, scope)
        .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
  }

  Optional<Resolved> find(Caller caller, Target target, Scope scope) {
    sight.self(caller).ifPresent(heartbeats::requireLiveKey);
    return switch (scope) {
      case Scope.Anywhere() -> anywhere(caller, target);
      case Scope.Within within -> within(caller, target, within);
    };
  }

  /** In one network: both are members of it. */
  private Optional<Resolved> within(Caller caller, Target target, Scope.Within scope) {
    var principal = caller.principal().orElseThrow();
    return scope
        .ask(memberships, principal, wanted(target))
        .filter(found -> agrees(target, found))
        .flatMap(found -> reached(target, found));
  }

  /** Wherever the caller meets it: in any network they share, or in public. */
  private Optional<Resolved> anywhere(Caller caller, Target target) {
    if (target instanceof Target.Named(NodeRef.ByHostname(var hostname))) {
      return meeting(caller.principal().orElseThrow(), hostname)
          .flatMap(found -> reached(target, found))
          .or(() -> directory.findPublic(hostname).map(Resolver::onBackbone));
    }
    return sight.reached(caller, find(target)).map(Resolver::onBackbone);
  }

  private Optional<FoundNode> meeting(PrincipalId principal, Hostname hostname) {
    return new Scope.Within(ANY_NETWORK, false)
        .ask(memberships, principal, new Scope.ByName(hostname));
  }

  private Scope.Wanted wanted(Target target) {
    if (target instanceof Target.Named(NodeRef.ByHostname(var hostname))) {
      return new Scope.ByName(hostname);
    }
    // nothing found: the same is asked about an id that nobody has
    return new Scope.Exactly(find(target).map(Node::id).orElseGet(NodeId::random));
  }

  private Optional<Node> find(Target target) {
    return switch (target) {
      case Target.At(var address) -> directory.find(address.node());
      case Target.Named(NodeRef.ById(var id)) -> directory.find(id);
      case Target.Named(NodeRef.ByNumber(var number)) -> directory.find(number);
      case Target.Named(NodeRef.ByHostname(var hostname)) -> directory.findPublic(hostname);
    };
  }

  /** An address in a network means that network and no other. */
  private static boolean agrees(Target target, FoundNode found) {
    return !(target instanceof Target.At(var address))
        || address.network().isBackbone()
        || address.network().equals(found.network());
  }

  private Optional<Resolved> reached(Target target, FoundNode found) {
    return directory
        .find(found.node())
        .map(node ->
            target instanceof Target.At(var address) && address.network().isBackbone()
                ? onBackbone(node)
                : new Resolved(node, new Address(found.network(), node.number())));
  }

  private static Resolved onBackbone(Node node) {
    return new Resolved(node, node.backboneAddress());
  }
}
