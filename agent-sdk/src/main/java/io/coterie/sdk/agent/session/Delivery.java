package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the streams of a connection have sent and taken in, all together; the end of a stream counts
 * as a byte. QUIC does not tell what has arrived, so the peer is asked, in datagrams: {@code kind 1
 * | 8 zero bytes}, kind 4, answered by {@code kind 1 | bytes taken in 8 | 8 zero bytes}, kind 5.
 * Used on the event loop only, but for {@link #sent}.
 */
final class Delivery {
  private static final int ASKING = 4;
  private static final int ANSWERING = 5;
  private static final int QUESTION = 9;
  private static final int ANSWER = 17;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(40);

  /** A peer that takes in nothing for so long does not read, or the rest was cut off. */
  private static final Duration STANDSTILL = Duration.ofMillis(500);

  private final EventLoop loop;
  private final Consumer<ByteBuf> out;
  private final AtomicLong sent = new AtomicLong();
  private final CompletableFuture<Void> settled = new CompletableFuture<>();
  private long taken;
  private long told;
  private long progress;
  private boolean settling;

  Delivery(EventLoop loop, Consumer<ByteBuf> out) {
    this.loop = loop;
    this.out = out;
  }

  void sent(long bytes) {
    sent.addAndGet(bytes);
  }

  void taken(long bytes) {
    taken += bytes;
  }

  /** When all that was sent has been taken in, or nothing more of it will be. */
  CompletableFuture<Void> settle() {
    if (sent.get() == 0) {
      settled.complete(null);
    } else if (!settling) {
      settling = true;
      progress = System.nanoTime();
      ask();
    }
    return settled;
  }

  /** The connection is over. */
  void end() {
    settled.complete(null);
  }

  private void ask() {
    if (!settled.isDone()) {
      out.accept(Unpooled.directBuffer(QUESTION).writeByte(ASKING).writeLong(0));
      var _ = loop.schedule(this::ask, BETWEEN_QUESTIONS.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Takes the datagram over if it is a question or an answer; else false. */
  boolean received(ByteBuf datagram) {
    int at = datagram.readerIndex();
    int length = datagram.readableBytes();
    if (length == QUESTION && datagram.getByte(at) == ASKING) {
      datagram.release();
      out.accept(Unpooled.directBuffer(ANSWER).writeByte(ANSWERING).writeLong(taken).writeLong(0));
      return true;
    }
    if (length == ANSWER && datagram.getByte(at) == ANSWERING) {
      answered(datagram.getLong(at + 1));
      datagram.release();
      return true;
    }
    return false;
  }

  private void answered(long arrived) {
    long now = System.nanoTime();
    if (arrived != told) {
      told = arrived;
      progress = now;
    }
    if (settling && (arrived >= sent.get() || now - progress > STANDSTILL.toNanos())) {
      settled.complete(null);
    }
  }
}
