package io.coterie.systemtests.agent;

import io.coterie.sdk.agent.session.AgentStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that go out by a stream and come back, some each moment, until there were enough: whether
 * they come back as they were is known at the end.
 */
final class Transfer {
  private static final int CHUNK = 16 * 1024;
  private static final int MILLISECONDS_A_CHUNK = 10;

  private final AgentStream stream;
  private final Random random = new Random(42);
  private final MessageDigest out = sha256();
  private final MessageDigest back = sha256();
  private final AtomicLong returned = new AtomicLong();
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private final ScheduledExecutorService sender =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private volatile long enough;
  private long sent;

  /**
   * What came of it.
   *
   * @param same what came back is what was sent
   */
  record Result(long bytes, boolean same) {}

  private Transfer(AgentStream stream, long enough) {
    this.stream = stream;
    this.enough = enough;
  }

  /** Begins one of at least so many bytes; it ends by itself when they are back. */
  static Transfer start(AgentStream stream, long enough) {
    var transfer = new Transfer(stream, enough);
    transfer.begin();
    return transfer;
  }

  private void begin() {
    Thread.ofVirtual().start(this::receive);
    var _ =
        sender.scheduleWithFixedDelay(this::send, 0, MILLISECONDS_A_CHUNK, TimeUnit.MILLISECONDS);
  }

  long returned() {
    return returned.get();
  }

  /** Sends no more. */
  void finish() {
    enough = 0;
  }

  CompletableFuture<Result> result() {
    return result;
  }

  private void send() {
    try {
      if (sent < enough) {
        var chunk = new byte[CHUNK];
        random.nextBytes(chunk);
        out.update(chunk);
        stream.output().write(chunk);
        sent += CHUNK;
      } else {
        stream.output().close();
        sender.shutdown();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void receive() {
    try (stream) {
      var chunk = new byte[CHUNK];
      for (int n = stream.input().read(chunk); n >= 0; n = stream.input().read(chunk)) {
        back.update(chunk, 0, n);
        returned.addAndGet(n);
      }
      // the other end ends when it has seen the end of what is sent here
      sender.close();
      result.complete(
          new Result(returned.get(), MessageDigest.isEqual(out.digest(), back.digest())));
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    result.completeExceptionally(e);
    sender.shutdown();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
