package io.coterie.network;

import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.Network;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.Optional;

/** Makes callers whose token is bound to a network, as auth-service would. */
final class BoundTokens {
  private BoundTokens() {}

  /** A token under the membership that stands. */
  static Client of(Hub hub, Hub.Person person, Network network) {
    return hub.bound(person, binding(hub, person, network));
  }

  static NetworkBinding binding(Hub hub, Hub.Person person, Network network) {
    return binding(hub, person.id().text(), network);
  }

  /** A node with a token under the membership that stands. */
  static Caller caller(Hub hub, Hub.Agent agent, Network network) {
    return new Caller.NodeCaller(
        new NodeId(agent.id()),
        Optional.<AccountId>empty(),
        TokenId.random(),
        Optional.of(binding(hub, agent.id(), network)));
  }

  /** Of an account or a node. */
  static NetworkBinding binding(Hub hub, String principal, Network network) {
    var membership =
        hub.asService()
            .memberships()
            .getMembership(
                GetMembershipRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setPrincipal(principal)
                    .build());
    return new NetworkBinding(
        new NetworkId(network.getId()), new Incarnation(membership.getIncarnation()));
  }
}
