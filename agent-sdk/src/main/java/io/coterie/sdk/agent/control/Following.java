package io.coterie.sdk.agent.control;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Follows a watch for ever: again with the last token when it ends, from the beginning when the
 * token is taken no longer.
 */
public final class Following<M> {
  private static final int FIRST_MILLISECONDS = 100;
  private static final int LONGEST_MILLISECONDS = 15_000;

  private final Feed<M> feed;
  private final Runnable restarted;
  private final Function<M, String> taken;
  private String token = "";
  private int pause = FIRST_MILLISECONDS;

  /** A watch, as a method of its feed. */
  public interface Feed<M> {
    void follow(String resumeToken, Consumer<M> listener) throws IOException, InterruptedException;
  }

  private Following(Feed<M> feed, Runnable restarted, Function<M, String> taken) {
    this.feed = feed;
    this.restarted = restarted;
    this.taken = taken;
  }

  /**
   * Runs until interrupted.
   *
   * @param restarted is called when a snapshot is about to begin
   * @param taken takes a message in and says its resume token, which is empty inside a snapshot
   */
  public static <M> void run(Feed<M> feed, Runnable restarted, Function<M, String> taken)
      throws InterruptedException {
    var following = new Following<>(feed, restarted, taken);
    while (!Thread.currentThread().isInterrupted()) {
      following.once();
    }
    throw new InterruptedException();
  }

  private void once() throws InterruptedException {
    if (token.isEmpty()) {
      restarted.run();
    }
    try {
      feed.follow(token, this::take);
    } catch (ResumeRefusedException _) {
      token = "";
    } catch (IOException _) {
      pause =
          Math.min(
              pause * 2,
              LONGEST_MILLISECONDS); // what was said so far gets older meanwhile, and with time too
      // old
    }
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(pause / 2, pause));
  }

  private void take(M message) {
    pause = FIRST_MILLISECONDS;
    token = taken.apply(message);
  }
}
