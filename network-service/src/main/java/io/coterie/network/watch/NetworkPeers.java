package io.coterie.network.watch;

import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The nodes of a network as they were together at one moment, for all watches that need them.
 * Thread-safe.
 */
final class NetworkPeers {
  private final NetworkNumber number;
  private final Moment moment;
  private final Map<NodeId, Peer> peers;
  private final Map<Policies, List<PeerClass>> classes = new ConcurrentHashMap<>();

  private record Policies(CompiledPolicy before, CompiledPolicy after) {}

  private record Profiles(Profile before, Profile after) {}

  NetworkPeers(NetworkNumber number, Moment moment, List<Peer> peers) {
    this.number = number;
    this.moment = moment;
    var byId = new LinkedHashMap<NodeId, Peer>();
    peers.forEach(peer -> byId.put(peer.id(), peer));
    this.peers = byId;
  }

  NetworkNumber number() {
    return number;
  }

  Moment moment() {
    return moment;
  }

  Optional<Peer> find(NodeId node) {
    return Optional.ofNullable(peers.get(node));
  }

  int size() {
    return peers.size();
  }

  /** All of them, by what two policies see of them. */
  List<PeerClass> classes(CompiledPolicy before, CompiledPolicy after) {
    return classes.computeIfAbsent(new Policies(before, after), this::classes);
  }

  private List<PeerClass> classes(Policies policies) {
    var members = new LinkedHashMap<Profiles, List<Peer>>();
    for (var peer : peers.values()) {
      var profiles =
          new Profiles(
              policies.before().profile(peer.subject()), policies.after().profile(peer.subject()));
      members.computeIfAbsent(profiles, _ -> new ArrayList<>()).add(peer);
    }
    return members.entrySet().stream()
        .map(entry ->
            new PeerClass(entry.getKey().before(), entry.getKey().after(), entry.getValue()))
        .toList();
  }
}
