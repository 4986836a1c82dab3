package io.coterie.registry.peers;

import static java.util.Objects.requireNonNull;

import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.feed.FeedBatch;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.FeedStream;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.membership.ReachEvent;
import io.coterie.registry.membership.ReachStream;
import io.coterie.registry.trust.TrustWriter;
import io.coterie.registry.v1.TrustRecord;
import io.coterie.registry.v1.WatchPeersResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One watch: gathers what network-service and the registry tell, and how far each has come. For one
 * thread.
 */
final class PeerWatch implements AutoCloseable {
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** Much longer than network-service is ever silent. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

  private final WatchScope scope;
  private final PeerSources sources;
  private final Clock clock;
  private final Mailbox mailbox = new Mailbox();
  private final PeerTable table;

  private @Nullable ReachStream reach;
  private String reachToken = "";
  private String factsToken = "";
  private boolean snapshotRead;
  private boolean completed;
  private long lastHeard = System.nanoTime();

  PeerWatch(WatchScope scope, PeerSources sources, Clock clock) {
    this.scope = scope;
    this.sources = sources;
    this.clock = clock;
    this.table = new PeerTable(sources.book(), mailbox);
  }

  /** Finds all that is there, for a client that has nothing. */
  void begin() throws InterruptedException {
    readAll();
  }

  /**
   * Finds all that is there, and what may be news to a client that has something already.
   *
   * @param missed the registry's changes since
   */
  void resume(PeerToken from, FeedStream missed) throws InterruptedException {
    try (missed) {
      readAll();
      var _ = table.changes();
      table.presumeTold();
      // nodes are followed by now: what the book has heard of before that is among what was missed
      catchUp(missed);
    }
    // younger than what was read above: so what it tells is never older
    followReach(from.reach());
    reachToken = from.reach();
  }

  /** Takes in what comes; nothing if nothing does in time. */
  void await(Duration timeout) throws InterruptedException {
    // before looking: whatever was written into the book up to there is in the mailbox
    var position = sources.feed().position();
    var mail = mailbox.take(timeout);
    checkSelf();
    mail.reach().forEach(this::take);
    requireNonNull(reach).dealtWith(mail.reach().size());
    checkHeard(!mail.reach().isEmpty());
    mail.changed().forEach(table::touch);
    trust(mail.trust());
    factsToken = position;
    completed = mail.completed();
  }

  /** What to look at, in order, of all that has come. */
  List<Change> changes() {
    return table.changes();
  }

  /** What the client is to be told of a change; empty: nothing. */
  Optional<WatchPeersResponse.Builder> tell(Change change) {
    return table.tell(change);
  }

  /** Where to go on once all of what has come is told. */
  String token() {
    return new PeerToken(factsToken, reachToken).text(scope);
  }

  /** Whether there is nothing to watch any more. */
  boolean isCompleted() {
    return completed;
  }

  /** Fails if the watch is over. */
  void checkAlive() {
    mailbox.checkAlive();
    checkSelf();
  }

  @Override
  public void close() {
    if (reach != null) {
      reach.cancel();
    }
    table.close();
    sources.book().leave(mailbox, Set.of(scope.node()));
    sources.book().close(mailbox, scope.node());
  }

  private void readAll() throws InterruptedException {
    factsToken = sources.feed().position();
    sources.book().open(mailbox, scope.node());
    sources.book().follow(mailbox, Set.of(scope.node()));
    followReach("");
    while (!snapshotRead && !completed) {
      await(CHECK);
    }
    if (scope.binding().isEmpty()) {
      sources.trusted().of(scope.node()).forEach(other -> table.trust(other, true));
    }
  }

  private void followReach(String resumeToken) {
    var next = sources.reach().create(mailbox);
    mailbox.expect(next);
    if (reach != null) {
      reach.cancel();
    }
    reach = next;
    sources.reach().start(next, scope.node(), scope.binding(), resumeToken);
  }

  private void take(Mail.Reached reached) {
    table.reach(reached.event());
    if (!reached.resumeToken().isEmpty()) {
      reachToken = reached.resumeToken();
    }
    if (reached.event() instanceof ReachEvent.SnapshotEnd) {
      snapshotRead = true;
    }
  }

  private void catchUp(FeedStream missed) throws InterruptedException {
    var others = new HashSet<NodeId>();
    FeedBatch batch;
    do {
      batch = missed.next(Duration.ZERO);
      for (var record : batch.records()) {
        if (record.kind().equals(TrustWriter.KIND)) {
          other(record).ifPresent(others::add);
        } else {
          table.touch(new NodeId(record.key()));
        }
      }
    } while (!batch.records().isEmpty());
    trust(others);
    factsToken = batch.resumeToken();
  }

  /** Who trusts the watching node, or no longer, if it is that which a record tells. */
  private Optional<NodeId> other(FeedRecord record) {
    var pair = record.payload(TrustRecord.parser());
    var self = scope.node().text();
    if (pair.getNode().equals(self)) {
      return Optional.of(new NodeId(pair.getOtherNode()));
    }
    return pair.getOtherNode().equals(self)
        ? Optional.of(new NodeId(pair.getNode()))
        : Optional.empty();
  }

  /** Looks whether some nodes are trusted now. */
  private void trust(Collection<NodeId> others) {
    if (others.isEmpty() || scope.binding().isPresent()) {
      return;
    }
    var trusted = sources.trusted().among(scope.node(), others);
    others.forEach(other -> table.trust(other, trusted.containsKey(other)));
  }

  /** A node that is gone, or whose key has expired, learns nothing more. */
  private void checkSelf() {
    var self =
        sources
            .book()
            .find(scope.node())
            .map(Facts::identity)
            .filter(Identity::present)
            .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
    if (self.isKeyExpired(clock.instant())) {
      throw new RegistryFailure.Plain(RegistryReason.KEY_EXPIRED).exception();
    }
  }

  private void checkHeard(boolean heard) {
    long now = System.nanoTime();
    if (heard) {
      lastHeard = now;
    } else if (now - lastHeard > LONGEST_SILENCE.toNanos()) {
      throw new DependencyDown("network-service").exception();
    }
  }
}
