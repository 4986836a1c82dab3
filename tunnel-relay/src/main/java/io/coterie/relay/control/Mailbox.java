package io.coterie.relay.control;

import io.coterie.relay.forward.ControlPlane;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.frame.FrameType;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the control thread has still to do: bounded. Strangers get half of the room, so that they
 * can't take it from those that have a session.
 */
public final class Mailbox implements ControlPlane {
  private final BlockingQueue<Work> queue;
  private final int forStrangers;

  public Mailbox(int capacity) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.forStrangers = capacity / 2;
  }

  @Override
  public boolean offer(byte[] bytes, Endpoint from) {
    return (!isStrangers(Byte.toUnsignedInt(bytes[0])) || queue.remainingCapacity() > forStrangers)
        && queue.offer(new Work.Arrival(bytes, from));
  }

  @Override
  @SuppressWarnings(
      "FutureReturnValueIgnored") // not a future: whether there was room does not matter
  public void stray(int flow, Endpoint from) {
    if (queue.remainingCapacity() > forStrangers) {
      queue.offer(new Work.Stray(flow, from));
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // not a future: the next datagram tells it, too
  public void heard(int flow) {
    if (queue.remainingCapacity() > forStrangers) {
      queue.offer(new Work.Heard(flow));
    }
  }

  /** Has something done by the control thread, unless there is no room. */
  public boolean offer(Runnable task) {
    return queue.offer(new Work.Task(task));
  }

  /** Has something done by the control thread; waits for room. Not for the port's threads. */
  public void put(Runnable task) throws InterruptedException {
    queue.put(new Work.Task(task));
  }

  public int size() {
    return queue.size();
  }

  /** Waits for something to do. */
  void drain(Collection<Work> into, int most, Duration patience) throws InterruptedException {
    var first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      into.add(first);
      queue.drainTo(into, most - 1);
    }
  }

  private static boolean isStrangers(int first) {
    return first == FrameType.BIND || FrameType.isStun(first);
  }
}
