package io.coterie.sdk.agent;

import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.WatchPeersResponse;
import io.coterie.sdk.agent.control.Following;
import io.coterie.sdk.agent.control.PeerFeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whom this node may reach, kept as the hub has it. Threads may share it. */
public final class PeerWatch implements AutoCloseable {
  private final Map<Place, Peer> peers = new LinkedHashMap<>();
  private final Consumer<List<Peer>> listener;
  private final Thread thread;
  private boolean complete;

  private record Place(String network, String node) {}

  PeerWatch(PeerFeed feed, Consumer<List<Peer>> listener) {
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("coterie-peers").start(() -> follow(feed));
  }

  /** All of them, at each of their addresses; empty before the hub has told. */
  public synchronized List<Peer> now() {
    return complete ? List.copyOf(peers.values()) : List.of();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void follow(PeerFeed feed) {
    try {
      Following.run(feed::follow, this::restart, this::take);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private synchronized void restart() {
    peers.clear();
    complete = false;
  }

  private String take(WatchPeersResponse said) {
    if (apply(said)) {
      listener.accept(now());
    }
    return said.getResumeToken();
  }

  private synchronized boolean apply(WatchPeersResponse said) {
    switch (said.getEventCase()) {
      case PEER -> {
        var peer = said.getPeer();
        peers.put(new Place(peer.getNetwork(), peer.getNode()), peer);
      }
      case REMOVED -> {
        var removed = said.getRemoved();
        peers.remove(new Place(removed.getNetwork(), removed.getNode()));
      }
      case FORGOTTEN -> {
        var network = said.getForgotten().getNetwork();
        peers.keySet().removeIf(place -> place.network().equals(network));
      }
      case SNAPSHOT_END -> complete = true;
      case CHECKPOINT, EVENT_NOT_SET -> {
        return false;
      }
    }
    return complete;
  }
}
