package io.coterie.registry.peers;

import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.presence.PresenceFeed;
import io.coterie.registry.trust.TrustWriter;
import io.coterie.registry.v1.TrustRecord;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the registry knows of the nodes that watches of this replica follow: read once for all of
 * them, kept up to date by the feed, and forgotten with the last that follows. A node is followed
 * before it is read, and each part of it has a version: so whatever comes when, the newest stays,
 * and nothing is missed. A change costs as much as there are watches that it concerns. Thread-safe.
 */
final class FactBook {
  private static final int AT_ONCE = 1_000;

  private final Transactions transactions;
  private final FactRepository repository;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<NodeId, KnownNode> nodes = new HashMap<>();
  private final Map<NodeId, Set<Mailbox>> ofNode = new HashMap<>();

  /** One reads at a time: whoever waits finds most of what it wants. */
  private final ReentrantLock reading = new ReentrantLock();

  @Inject
  FactBook(Transactions transactions, FactRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /** From now on a node's own watch hears whose trust it gains and loses. */
  void open(Mailbox mailbox, NodeId self) {
    lock.lock();
    try {
      ofNode.computeIfAbsent(self, _ -> new HashSet<>()).add(mailbox);
    } finally {
      lock.unlock();
    }
  }

  /** From now on a watch hears of these nodes; what is known of them can be found. */
  void follow(Mailbox mailbox, Collection<NodeId> wanted) {
    lock.lock();
    try {
      wanted.forEach(
          id -> nodes.computeIfAbsent(id, _ -> new KnownNode()).followers().add(mailbox));
    } finally {
      lock.unlock();
    }
    load(wanted);
  }

  void leave(Mailbox mailbox, Collection<NodeId> left) {
    lock.lock();
    try {
      for (var id : left) {
        var node = nodes.get(id);
        if (node != null && node.followers().remove(mailbox) && node.followers().isEmpty()) {
          nodes.remove(id);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The end of a watch that has left all nodes. */
  void close(Mailbox mailbox, NodeId self) {
    lock.lock();
    try {
      var mailboxes = ofNode.get(self);
      if (mailboxes != null && mailboxes.remove(mailbox) && mailboxes.isEmpty()) {
        ofNode.remove(self);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Of a node that is followed; empty if there is none such. */
  Optional<Facts> find(NodeId id) {
    lock.lock();
    try {
      return Optional.ofNullable(nodes.get(id)).flatMap(KnownNode::facts);
    } finally {
      lock.unlock();
    }
  }

  /** Takes note of a change. */
  void apply(FeedRecord record) {
    if (record.kind().equals(TrustWriter.KIND)) {
      var pair = record.payload(TrustRecord.parser());
      trustChanged(new NodeId(pair.getNode()), new NodeId(pair.getOtherNode()));
      return;
    }
    var id = new NodeId(record.key());
    lock.lock();
    try {
      var node = nodes.get(id);
      if (node != null && update(node, record)) {
        node.followers().forEach(mailbox -> mailbox.changed(id));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all watches, and forgets what it knows: the feed goes on from somewhere else. */
  void endAll(RuntimeException failure) {
    lock.lock();
    try {
      nodes.clear();
      ofNode.values().forEach(mailboxes -> mailboxes.forEach(mailbox -> mailbox.end(failure)));
      ofNode.clear();
    } finally {
      lock.unlock();
    }
  }

  private static boolean update(KnownNode node, FeedRecord record) {
    return record.kind().equals(PresenceFeed.KIND)
        ? node.update(Whereabouts.of(record))
        : node.update(Identity.of(record));
  }

  private void trustChanged(NodeId one, NodeId other) {
    lock.lock();
    try {
      ofNode.getOrDefault(one, Set.of()).forEach(mailbox -> mailbox.trustChanged(other));
      ofNode.getOrDefault(other, Set.of()).forEach(mailbox -> mailbox.trustChanged(one));
    } finally {
      lock.unlock();
    }
  }

  private void load(Collection<NodeId> wanted) {
    reading.lock();
    try {
      var missing = missing(wanted);
      for (int from = 0; from < missing.size(); from += AT_ONCE) {
        var batch = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
        loaded(batch, transactions.read(db -> repository.find(db, ids(batch))));
      }
    } finally {
      reading.unlock();
    }
  }

  private List<Map.Entry<NodeId, KnownNode>> missing(Collection<NodeId> wanted) {
    lock.lock();
    try {
      return new HashSet<>(wanted)
          .stream()
              .flatMap(id ->
                  Optional.ofNullable(nodes.get(id)).map(node -> Map.entry(id, node)).stream())
              .filter(entry -> !entry.getValue().isLoaded())
              .toList();
    } finally {
      lock.unlock();
    }
  }

  /** To those that were missing before it was read, and to none that came in their place since. */
  private void loaded(List<Map.Entry<NodeId, KnownNode>> batch, Map<NodeId, Facts> found) {
    lock.lock();
    try {
      batch.forEach(entry -> entry.getValue().load(Optional.ofNullable(found.get(entry.getKey()))));
    } finally {
      lock.unlock();
    }
  }

  private static List<NodeId> ids(List<Map.Entry<NodeId, KnownNode>> batch) {
    return batch.stream().map(Map.Entry::getKey).toList();
  }
}
