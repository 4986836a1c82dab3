package io.coterie.registry.resolve;

import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.membership.Memberships;
import io.coterie.registry.membership.Reachable;
import io.coterie.registry.membership.Wanted;
import io.grpc.StatusRuntimeException;
import java.util.Collections;
import java.util.List;

/**
 * Where nodes are looked for.
 *
 * @param network in any form that network-service reads; empty: everywhere, that is in all networks
 *     that the caller is in, on the backbone and in public
 * @param named the client named it in so many words, and is told if it is not there
 */
record Scope(String network, boolean named) {
  /** The token's network wins over one that is named. */
  static Scope of(Caller caller, String named) {
    return caller
        .boundNetwork()
        .map(bound -> new Scope(bound.network().text(), false))
        .orElseGet(() -> new Scope(named, !named.isEmpty()));
  }

  boolean isEverywhere() {
    return network.isEmpty();
  }

  /** Where the nodes may be reached, for each in its turn. */
  List<List<Reachable>> ask(Memberships memberships, PrincipalId principal, List<Wanted> wanted) {
    try {
      return memberships.reachable(principal, network, wanted);
    } catch (StatusRuntimeException e) {
      if (!named && Memberships.isNetworkNotFound(e)) {
        return Collections.nCopies(wanted.size(), List.of());
      }
      throw e;
    }
  }
}
