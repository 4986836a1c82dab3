package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Sends anything to a relay that goes step by step, and looks at what comes of each datagram:
 * frames that something new comes of, another set of drops or of answers, are kept and spoiled in
 * turn, so that a run finds its way into the state machines.
 */
final class StepFuzz {
  private static final Drop[] REASONS = Drop.values();
  private static final int PER_ACT = 4_000;
  private static final int SESSIONS = 8;
  private static final int FLOWS = 64;
  private static final int CORPUS = 2_000;

  /** No less than a lease, and short enough for the feeds to count as heard. */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private final long seed;
  private final Random random;
  private final AnswerWatch watch = new AnswerWatch();
  private final List<byte[]> corpus = new ArrayList<>();
  private final Set<Long> outcomes = new HashSet<>();

  StepFuzz(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /**
   * Sends so many.
   *
   * @param progress told after each act how many it were so far
   */
  void run(int rounds, IntConsumer progress) {
    var limits = TestRelay.limits(SESSIONS, FLOWS, FLOWS, TestRelay.RateLimits.NONE);
    try (var relay = TestRelay.stepByStep(limits, random)) {
      relay.memory().tell(watch);
      for (int round = 0; round < rounds; round += PER_ACT) {
        act(relay, Math.min(PER_ACT, rounds - round));
        progress.accept(round + PER_ACT);
      }
    }
  }

  /** What came of the datagrams, in how many ways. */
  int outcomes() {
    return outcomes.size();
  }

  private void act(TestRelay relay, int rounds) {
    // the first shows the relay what was sent until now, which counts as a sign of life
    relay.advance(PAUSE);
    relay.advance(PAUSE);
    assertThat(relay.server.sessions()).as("seed %d", seed).isZero();
    assertThat(relay.server.flows()).as("seed %d", seed).isZero();
    watch.forget();
    try (var act = new FuzzAct(relay, corpus, random)) {
      var before = drops(relay);
      for (int i = 0; i < rounds; i++) {
        var shot = act.next();
        watch.begin(shot.from());
        shot.fire().run();
        var after = drops(relay);
        look(relay, shot.frame());
        if (outcomes.add(outcome(before, after))) {
          corpus.add(shot.frame());
        }
        before = after;
      }
    }
    while (corpus.size() > CORPUS) {
      corpus.remove(random.nextInt(corpus.size()));
    }
  }

  private void look(TestRelay relay, byte[] frame) {
    var wrong = watch.end(frame);
    if (!wrong.isEmpty()
        || relay.server.dropped(Drop.FAULT) > 0
        || relay.server.sessions() > SESSIONS
        || relay.server.flows() > FLOWS) {
      throw new AssertionError(
          "seed %d: %s, %d faults, %d sessions, %d flows"
              .formatted(
                  seed,
                  wrong,
                  relay.server.dropped(Drop.FAULT),
                  relay.server.sessions(),
                  relay.server.flows()));
    }
  }

  private long outcome(long[] before, long[] after) {
    long bits = 0;
    for (int i = 0; i < before.length; i++) {
      bits |= before[i] == after[i] ? 0 : 1L << i;
    }
    return bits << 32 | watch.types();
  }

  private static long[] drops(TestRelay relay) {
    var counts = new long[REASONS.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = relay.server.dropped(REASONS[i]);
    }
    return counts;
  }
}
