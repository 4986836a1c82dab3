package io.coterie.sdk.agent.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the peer sends. Holds a bounded part of it; the rest waits at the peer. */
final class StreamInput extends InputStream {
  private static final int ENOUGH = 256 * 1024;

  private final Channel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<ByteBuf> queue = new ArrayDeque<>();
  private int buffered;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;

  StreamInput(Channel channel) {
    this.channel = channel;
  }

  /** More has come. Takes it over. True if there is room for still more. */
  boolean offer(ByteBuf bytes) {
    lock.lock();
    try {
      if (closed || !bytes.isReadable()) {
        bytes.release();
        return true;
      }
      queue.add(bytes);
      buffered += bytes.readableBytes();
      changed.signalAll();
      return buffered < ENOUGH;
    } finally {
      lock.unlock();
    }
  }

  boolean hasRoom() {
    lock.lock();
    try {
      return closed || buffered < ENOUGH;
    } finally {
      lock.unlock();
    }
  }

  /** The peer is done. */
  void end() {
    finish(null);
  }

  /** Nothing more comes, and that is not how it should have ended. */
  void fail(IOException why) {
    finish(why);
  }

  private void finish(@Nullable IOException why) {
    lock.lock();
    try {
      if (!ended) {
        ended = true;
        failure = why;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      await();
      int read = 0;
      for (var next = queue.peek(); next != null && read < length; next = queue.peek()) {
        int count = Math.min(length - read, next.readableBytes());
        next.readBytes(target, offset + read, count);
        read += count;
        if (!next.isReadable()) {
          queue.remove().release();
        }
      }
      boolean wasFull = buffered >= ENOUGH;
      buffered -= read;
      if (wasFull && buffered < ENOUGH) {
        channel.read();
      }
      return read == 0 ? -1 : read;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return buffered;
    } finally {
      lock.unlock();
    }
  }

  private void await() throws IOException {
    try {
      while (queue.isEmpty() && !ended && !closed) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (queue.isEmpty() && failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** Drops what is left. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.forEach(ByteBuf::release);
      queue.clear();
      buffered = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    channel.read();
  }
}
