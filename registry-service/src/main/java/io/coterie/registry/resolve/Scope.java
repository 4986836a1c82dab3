package io.coterie.registry.resolve;

import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.membership.FoundNode;
import io.coterie.registry.membership.Memberships;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Where a node is looked for. */
sealed interface Scope {
  /** In all networks that the caller is in, and in public. */
  record Anywhere() implements Scope {}

  /**
   * In one network.
   *
   * @param network in any form that network-service reads; empty: any that the caller is in
   * @param named the client named it in so many words, and is told if it is not there
   */
  record Within(String network, boolean named) implements Scope {
    Optional<FoundNode> ask(Memberships memberships, PrincipalId principal, Wanted wanted) {
      try {
        return switch (wanted) {
          case ByName(var hostname) -> memberships.find(principal, network, hostname);
          case Exactly(var node) -> memberships.find(principal, network, node);
        };
      } catch (StatusRuntimeException e) {
        if (!named && Memberships.isNetworkNotFound(e)) {
          return Optional.empty();
        }
        throw e;
      }
    }
  }

  /** Which node. */
  sealed interface Wanted {}

  /** The one of a name, whichever that is there. */
  record ByName(Hostname hostname) implements Wanted {}

  /** That one, if it is there. */
  record Exactly(NodeId node) implements Wanted {}

  /** The token's network wins over one that is named, and that over the address's. */
  static Scope of(Caller caller, String named, Target target) {
    if (caller.boundNetwork().isPresent()) {
      return new Within(caller.boundNetwork().get().network().text(), false);
    }
    if (!named.isEmpty()) {
      return new Within(named, true);
    }
    return target instanceof Target.At(var address) && !address.network().isBackbone()
        ? new Within(address.network().toString(), false)
        : new Anywhere();
  }
}
