package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What goes to the peer. Writing waits while the peer or the network does not keep up. */
final class StreamOutput extends OutputStream {
  private final QuicStreamChannel channel;
  private final Delivery delivery;
  private final Turns turns;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable ChannelFuture finished;
  private @Nullable Throwable failure;

  StreamOutput(QuicStreamChannel channel, Sending sending) {
    this.channel = channel;
    this.delivery = sending.delivery();
    this.turns = sending.turns();
  }

  /** There may be room again. */
  void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing gets through any more. */
  void fail(Throwable why) {
    lock.lock();
    try {
      if (failure == null) {
        failure = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    for (int at = 0; at < length; ) {
      awaitRoom();
      var turn = turn();
      int count = Math.min(turns.piece(), length - at);
      ByteBuf bytes = channel.alloc().directBuffer(count).writeBytes(source, offset + at, count);
      delivery.sent(count);
      channel
          .writeAndFlush(bytes)
          .addListener(done -> {
            turn.end();
            note((ChannelFuture) done);
          });
      at += count;
    }
  }

  private Turns.Turn turn() throws IOException {
    try {
      return turns.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Nothing to do: what is written goes at once. */
  @Override
  public void flush() {}

  /** Tells the peer that this was all. What it sends can still be read. */
  @Override
  public void close() {
    var _ = finish();
  }

  /** The same, and when everything has left. */
  ChannelFuture finish() {
    lock.lock();
    try {
      var present = finished;
      if (present == null) {
        delivery.sent(1);
        present = channel.writeAndFlush(QuicStreamFrame.EMPTY_FIN);
        finished = present;
      }
      return present;
    } finally {
      lock.unlock();
    }
  }

  private void note(ChannelFuture done) {
    var cause = done.cause();
    if (cause != null) {
      fail(cause);
    }
  }

  private void awaitRoom() throws IOException {
    lock.lock();
    try {
      while (failure == null && finished == null && !channel.isWritable() && channel.isActive()) {
        changed.await();
      }
      if (failure != null) {
        throw new IOException("the stream is broken: " + failure.getMessage(), failure);
      }
      if (finished != null || !channel.isActive()) {
        throw new IOException("the stream is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }
}
