package io.coterie.registry;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.v1.Node;
import java.util.Optional;

/** A registered node and its key. */
record TestNode(TestKey key, Node node) {
  String id() {
    return node.getId();
  }

  String number() {
    return Integer.toString(node.getNumber());
  }

  /** The node with its session token. */
  Caller.NodeCaller caller() {
    return caller(Optional.empty());
  }

  /** The node with a token of a network. */
  Caller.NodeCaller callerIn(NetworkId network) {
    return caller(Optional.of(new Caller.NetworkBinding(network, Incarnation.random())));
  }

  private Caller.NodeCaller caller(Optional<Caller.NetworkBinding> network) {
    var account = Optional.of(node.getAccount()).filter(text -> !text.isEmpty());
    return new Caller.NodeCaller(
        new NodeId(id()), account.map(AccountId::new), TokenId.random(), network);
  }
}
