package io.coterie.sdk.agent.control;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks each time, and takes the last answer while it is good if there is none: what the hub has
 * once allowed stays usable for as long as it said, whether the hub is there or not. Thread-safe.
 */
public final class LastAnswers implements Resolver {
  private static final int MOST = 10_000;

  private final Resolver hub;
  private final Clock clock;
  private final Map<String, ResolvedPeer> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ResolvedPeer> eldest) {
          return size() > MOST;
        }
      };

  public LastAnswers(Resolver hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  @Override
  public ResolvedPeer resolve(String target) throws IOException {
    try {
      var answer = hub.resolve(target);
      remember(target, answer);
      return answer;
    } catch (UnknownPeerException e) {
      forget(target);
      throw e;
    } catch (IOException e) {
      return good(target, clock.instant()).orElseThrow(() -> e);
    }
  }

  private synchronized void remember(String target, ResolvedPeer answer) {
    answers.remove(target); // so that it is the youngest
    answers.put(target, answer);
  }

  private synchronized void forget(String target) {
    answers.remove(target);
  }

  private synchronized Optional<ResolvedPeer> good(String target, Instant now) {
    return Optional.ofNullable(answers.get(target))
        .filter(answer -> now.isBefore(answer.validUntil()));
  }
}
