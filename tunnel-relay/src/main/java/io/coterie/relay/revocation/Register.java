package io.coterie.relay.revocation;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.revocation.Marks.Mark;
import io.coterie.relay.wire.ShortId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What has ended, and what follows from it. Belongs to the control thread. */
public final class Register implements RevocationFeed {
  private final Marks marks;
  private final Clock clock;
  private final Readiness readiness = new Readiness();
  private Set<CompactId> touched = new HashSet<>();
  private Map<CompactId, Long> endedNodes = new HashMap<>();

  /**
   * An empty one, not ready.
   *
   * @param most how many things it remembers
   * @param life the longest that a grant or a credential lives
   */
  public Register(int most, Duration life, Clock clock) {
    this.marks = new Marks(most, life);
    this.clock = clock;
  }

  /** Ids that something was said about. */
  public record Touched(Set<CompactId> ids, Map<CompactId, Long> endedNodes) {
    public boolean isEmpty() {
      return ids.isEmpty();
    }

    public boolean concerns(Grounds grounds) {
      return grounds.concerns(ids);
    }
  }

  /** What changed since the last time that this was asked. */
  public Touched takeTouched() {
    var taken = new Touched(touched, endedNodes);
    if (!taken.isEmpty()) {
      touched = new HashSet<>();
      endedNodes = new HashMap<>();
    }
    return taken;
  }

  public boolean isReady() {
    return readiness.isReady(clock.instant());
  }

  public int size() {
    return marks.size();
  }

  /** Whether a credential has ended: of a node that is gone, or has another key. */
  public boolean isVoid(CompactId node, long version, Instant issued) {
    return version < marks.of(new Subject.Node(node)).voidBelow() || marks.isBelowFloor(issued);
  }

  public Verdict judge(Grounds grounds) {
    if (isVoid(grounds)) {
      return Verdict.VOID;
    }
    return isStale(grounds) ? Verdict.STALE : Verdict.HOLDS;
  }

  @Override
  public void memberEnded(ShortId network, ShortId node, long version) {
    member(network, node, new Mark(version, 0, clock.instant()));
  }

  @Override
  public void memberChanged(ShortId network, ShortId node, long version) {
    member(network, node, new Mark(0, version, clock.instant()));
  }

  @Override
  public void policyChanged(ShortId network, long version) {
    network(network, new Mark(0, version, clock.instant()));
  }

  @Override
  public void networkDeleted(ShortId network) {
    network(network, new Mark(Long.MAX_VALUE, 0, clock.instant()));
  }

  @Override
  public void nodeEnded(ShortId node, long version) {
    var id = CompactId.of(node);
    marks.add(new Subject.Node(id), new Mark(version, 0, clock.instant()));
    touched.add(id);
    endedNodes.merge(id, version, Math::max);
  }

  @Override
  public void nodeKeyChanged(ShortId node, long version) {
    nodeEnded(node, version);
  }

  @Override
  public void trustEnded(ShortId one, ShortId other, long version) {
    var pair = Subject.Pair.of(CompactId.of(one), CompactId.of(other));
    marks.add(pair, new Mark(version, 0, clock.instant()));
    touched.add(pair.one());
  }

  @Override
  public void noLongerPublic(ShortId node, long version) {
    var id = CompactId.of(node);
    marks.add(new Subject.PublicNode(id), new Mark(version, 0, clock.instant()));
    touched.add(id);
  }

  @Override
  public void snapshotEnded(Source source) {
    readiness.complete(source, clock.instant());
  }

  @Override
  public void heard(Source source) {
    readiness.heard(source, clock.instant());
  }

  @Override
  public void restarted(Source source) {
    readiness.incomplete(source);
  }

  /** Forgets what nothing can rest on any more. */
  public void sweep() {
    marks.forgetOld(clock.instant());
  }

  private void member(ShortId network, ShortId node, Mark mark) {
    var id = CompactId.of(node);
    marks.add(new Subject.Member(CompactId.of(network), id), mark);
    touched.add(id);
  }

  private void network(ShortId network, Mark mark) {
    var id = CompactId.of(network);
    marks.add(new Subject.Network(id), mark);
    touched.add(id);
  }

  private boolean isVoid(Grounds grounds) {
    return switch (grounds.kind()) {
      case NETWORK -> {
        var network = network(grounds);
        yield grounds.basisVersion() < marks.of(network).voidBelow()
            || grounds.sourceVersion() < member(grounds, grounds.source()).voidBelow()
            || grounds.targetVersion() < member(grounds, grounds.target()).voidBelow();
      }
      case TRUST ->
          endsAreVoid(grounds)
              || grounds.basisVersion()
                  < marks.of(Subject.Pair.of(grounds.source(), grounds.target())).voidBelow();
      case PUBLIC ->
          endsAreVoid(grounds)
              || grounds.targetVersion()
                  < marks.of(new Subject.PublicNode(grounds.target())).voidBelow();
    };
  }

  private boolean endsAreVoid(Grounds grounds) {
    return grounds.sourceVersion() < marks.of(new Subject.Node(grounds.source())).voidBelow()
        || grounds.targetVersion() < marks.of(new Subject.Node(grounds.target())).voidBelow();
  }

  private boolean isStale(Grounds grounds) {
    if (marks.isBelowFloor(Instant.ofEpochSecond(grounds.issued()))) {
      return true;
    }
    return grounds.network() != null
        && (grounds.basisVersion() < marks.of(network(grounds)).staleBelow()
            || grounds.sourceVersion() < member(grounds, grounds.source()).staleBelow()
            || grounds.targetVersion() < member(grounds, grounds.target()).staleBelow());
  }

  private Mark member(Grounds grounds, CompactId node) {
    return marks.of(new Subject.Member(network(grounds).id(), node));
  }

  /** A grant of the kind that rests on a network names one: it can't be read otherwise. */
  private static Subject.Network network(Grounds grounds) {
    var id = grounds.network();
    if (id == null) {
      throw new IllegalArgumentException("a grant by a network names it");
    }
    return new Subject.Network(id);
  }
}
