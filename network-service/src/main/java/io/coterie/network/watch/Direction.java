package io.coterie.network.watch;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import io.coterie.policy.decision.RuleSet;
import java.util.Optional;

/** From which end a node looks at those who reach one another. */
enum Direction {
  /** Peers that may reach the node, which it knows by their keys. */
  INBOUND {
    @Override
    AllowedPorts ports(CompiledPolicy policy, Profile node, Profile peer) {
      return policy.allowed(peer, node);
    }

    @Override
    RuleSet side(Profile node) {
      return node.asTarget();
    }

    @Override
    boolean isTold(Peer peer) {
      return peer.face().key().isPresent();
    }

    @Override
    Optional<?> shown(Peer peer) {
      return peer.face().key();
    }
  },

  /** Peers that the node may reach, which it knows by their hostnames. */
  OUTBOUND {
    @Override
    AllowedPorts ports(CompiledPolicy policy, Profile node, Profile peer) {
      return policy.allowed(node, peer);
    }

    @Override
    RuleSet side(Profile node) {
      return node.asSource();
    }

    @Override
    boolean isTold(Peer peer) {
      return true;
    }

    @Override
    Optional<?> shown(Peer peer) {
      return peer.face().hostname();
    }
  };

  /** On which ports one may reach the other. */
  abstract AllowedPorts ports(CompiledPolicy policy, Profile node, Profile peer);

  /** All that counts of the node itself. */
  abstract RuleSet side(Profile node);

  /** Whether enough is known of a peer to tell of it. */
  abstract boolean isTold(Peer peer);

  /** What is told of a peer beside the ports, and may change. */
  abstract Optional<?> shown(Peer peer);
}
