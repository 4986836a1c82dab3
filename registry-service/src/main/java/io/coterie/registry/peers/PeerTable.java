package io.coterie.registry.peers;

import com.google.common.hash.Hashing;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.membership.Ports;
import io.coterie.registry.membership.ReachEvent;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.WatchPeersResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The peers of one watch: why each may be reached, and a digest of what the client has of it. What
 * comes in only says which to look at; what is told is how they are when it is told. For one
 * thread.
 */
final class PeerTable {
  private final FactBook book;
  private final Mailbox mailbox;
  private final Map<Place, Map<NodeId, Slot>> places = new HashMap<>();
  private final Set<NodeId> newcomers = new HashSet<>();
  private final Set<Change> changes = new LinkedHashSet<>();
  private boolean resumed;

  /** Most peers have the same ports as the one before, and share them. */
  private Ports ports = Ports.ALL;

  PeerTable(FactBook book, Mailbox mailbox) {
    this.book = book;
    this.mailbox = mailbox;
  }

  /** Takes note of what network-service tells. */
  void reach(ReachEvent event) {
    switch (event) {
      case ReachEvent.Entry entry ->
          put(Place.in(entry.network()), entry.node(), Way.ThroughNetwork.of(entry, shared(entry)));
      case ReachEvent.Removed(var network, var node) -> put(Place.in(network), node, null);
      case ReachEvent.Forgotten(var network) -> forget(network);
      case ReachEvent.SnapshotEnd _, ReachEvent.Checkpoint _ -> {}
    }
  }

  /** Takes note that a node is trusted, or no longer. */
  void trust(NodeId node, boolean trusted) {
    put(Place.BACKBONE, node, trusted ? new Way.ByTrust() : null);
  }

  /** A node is another in the registry. */
  void touch(NodeId node) {
    places.forEach((place, slots) -> {
      if (slots.containsKey(node)) {
        changes.add(new Change.At(place, node));
      }
    });
  }

  /**
   * The client has what there is so far, from an earlier watch, or something like it; and what is
   * not there it may have, too.
   */
  void presumeTold() {
    resumed = true;
    changes.clear();
    places.values().forEach(slots -> slots.values().forEach(Slot::presumeTold));
  }

  /** What has come together so far, in order; from then on it is gathered anew. */
  List<Change> changes() {
    newcomers.removeIf(node -> !isAnywhere(node));
    if (!newcomers.isEmpty()) {
      book.follow(mailbox, newcomers);
      newcomers.clear();
    }
    var gathered = List.copyOf(changes);
    changes.clear();
    return gathered;
  }

  /** What the client is to be told of a change, which is then what it has; empty: nothing. */
  Optional<WatchPeersResponse.Builder> tell(Change change) {
    return switch (change) {
      case Change.Forgotten(var network) -> Optional.of(PeerProto.forgotten(network));
      case Change.At(var place, var node) ->
          Optional.ofNullable(slots(place).get(node)).flatMap(slot -> tell(place, node, slot));
    };
  }

  /** The watch is over. */
  void close() {
    var followed = new HashSet<NodeId>();
    places.values().forEach(slots -> followed.addAll(slots.keySet()));
    places.clear();
    book.leave(mailbox, followed);
  }

  private Optional<WatchPeersResponse.Builder> tell(Place place, NodeId node, Slot slot) {
    var peer = peer(place, node, slot.way());
    if (peer.isPresent()) {
      long digest = Hashing.farmHashFingerprint64().hashBytes(peer.get().toByteArray()).asLong();
      return slot.tell(digest) ? peer.map(PeerProto::peer) : Optional.empty();
    }
    boolean news = slot.tellGone();
    if (slot.way() == null) {
      slots(place).remove(node);
      leave(List.of(node));
    }
    return news ? Optional.of(PeerProto.removed(place, node)) : Optional.empty();
  }

  /** A peer is what both know: network-service or trust, and the registry. */
  private Optional<Peer> peer(Place place, NodeId node, @Nullable Way way) {
    return way == null
        ? Optional.empty()
        : book.find(node)
            .filter(facts -> facts.identity().present())
            .map(facts -> PeerProto.peer(place, node, way, facts));
  }

  private void put(Place place, NodeId node, @Nullable Way way) {
    var slots = places.computeIfAbsent(place, _ -> new HashMap<>());
    var slot = slots.get(node);
    if (slot == null) {
      slot = new Slot();
      if (resumed && way == null) {
        slot.presumeTold();
      }
      slots.put(node, slot);
      newcomers.add(node);
    }
    slot.way(way);
    changes.add(new Change.At(place, node));
  }

  /** Whatever is told of the network after this is told behind it. */
  private void forget(NetworkId network) {
    var place = Place.in(network);
    var gone = slots(place).keySet();
    places.remove(place);
    leave(gone);
    var forgotten = new Change.Forgotten(network);
    changes.remove(forgotten);
    changes.removeIf(change -> change instanceof Change.At at && at.place().equals(place));
    changes.add(forgotten);
  }

  /** Those that are peers at another place, too, are followed on. */
  private void leave(Collection<NodeId> nodes) {
    book.leave(mailbox, nodes.stream().filter(node -> !isAnywhere(node)).toList());
  }

  private Ports shared(ReachEvent.Entry entry) {
    if (!entry.ports().equals(ports)) {
      ports = entry.ports();
    }
    return ports;
  }

  private boolean isAnywhere(NodeId node) {
    return places.values().stream().anyMatch(slots -> slots.containsKey(node));
  }

  private Map<NodeId, Slot> slots(Place place) {
    var slots = places.get(place);
    return slots == null ? Map.of() : slots;
  }
}
