package io.coterie.relay.control;

import io.coterie.relay.control.Lanes.Lane;
import io.coterie.relay.forward.ControlPlane;
import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.SourceLimiter;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.port.Packet;
import io.coterie.relay.session.Sessions;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.SealedFrame;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What the control thread has still to do: bounded. Strangers have room and time of their own, so
 * that they can't take either from those that have a session; and none of those can take all of it
 * from the others.
 */
public final class Mailbox implements ControlPlane {
  /** Frames a second of one session: more than opening flows takes, with their first datagrams. */
  private static final int PER_MEMBER = 2_000;

  private static final ValueLayout.OfInt SESSION =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Lanes lanes;
  private final Sessions sessions;
  private final SourceLimiter members;
  private final int half;

  /**
   * An empty one.
   *
   * @param capacity of each of three queues: the relay's own work, members', strangers'
   */
  public Mailbox(int capacity, Sessions sessions, Random random) {
    this.lanes = new Lanes(capacity);
    this.half = capacity / 2;
    this.sessions = sessions;
    this.members = SourceLimiter.byPort(PER_MEMBER, random);
  }

  @Override
  public void take(Packet packet, int second, Traffic traffic) {
    var from = packet.source();
    if (!isMembers(packet, from)) {
      offer(Lane.STRANGERS, packet, from, traffic);
    } else if (members.admit(from, second)) {
      offer(Lane.MEMBERS, packet, from, traffic);
    } else {
      traffic.drop(Drop.SOURCE_RATE);
    }
  }

  private void offer(Lane lane, Packet packet, Endpoint from, Traffic traffic) {
    if (!lanes.offer(lane, new Work.Arrival(packet.toBytes(), from))) {
      traffic.drop(Drop.QUEUE_FULL);
    }
  }

  @Override
  public void stray(int flow, Endpoint from) {
    var _ = lanes.offer(Lane.STRANGERS, new Work.Stray(flow, from));
  }

  @Override
  public void heard(int flow) {
    // every datagram says so until it is dealt with: the frames of members come first
    if (lanes.size() < half) {
      var _ = lanes.offer(Lane.MEMBERS, new Work.Heard(flow));
    }
  }

  /** Has something done by the control thread, unless there is no room. */
  public boolean offer(Runnable task) {
    return lanes.offer(Lane.OWN, new Work.Task(task));
  }

  /** Has something done by the control thread; waits for room. Not for the port's threads. */
  public void put(Runnable task) throws InterruptedException {
    lanes.putOwn(new Work.Task(task));
  }

  public int size() {
    return lanes.size();
  }

  /** Waits for something to do. */
  List<Work> drain(int most, Duration patience) throws InterruptedException {
    return lanes.take(most, patience);
  }

  /**
   * Whether it says to be of a session and comes from where that is: somebody else would have to
   * know the session's number and to pretend to be at its address. The seal is looked at later.
   */
  private boolean isMembers(Packet packet, Endpoint from) {
    int first = Byte.toUnsignedInt(packet.memory().get(ValueLayout.JAVA_BYTE, packet.offset()));
    return switch (first) {
      case FrameType.EARLY -> isFrom(packet, Early.SESSION, Early.PAYLOAD, from);
      case FrameType.BIND -> false;
      default ->
          !FrameType.isStun(first)
              && isFrom(packet, SealedFrame.SESSION, SealedFrame.SHORTEST, from);
    };
  }

  private boolean isFrom(Packet packet, int at, int shortest, Endpoint from) {
    return packet.length() >= shortest
        && sessions.isFrom(packet.memory().get(SESSION, packet.offset() + at), from);
  }
}
