package io.coterie.sdk.agent.relay;

import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.DataFrame;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.agent.path.Carrier;
import io.coterie.sdk.agent.path.Packets;
import io.coterie.sdk.agent.path.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow at a relay: one that this end opened, or one that came in. Used on the event loop only.
 */
public final class RelayFlow implements Carrier {
  private static final int EARLY_HEADER = 9;

  private final RelaySession session;
  private final FlowOwner owner;
  private final boolean source;
  private SignedGrant grant;
  private State state = State.OPENING;
  private int request;
  private int id;
  private int tag;

  private enum State {
    OPENING,
    OPEN,
    CLOSED
  }

  RelayFlow(RelaySession session, FlowOwner owner, boolean source, SignedGrant grant) {
    this.session = session;
    this.owner = owner;
    this.source = source;
    this.grant = grant;
  }

  /** What it rests on at the moment. */
  public SignedGrant grant() {
    return grant;
  }

  /** Whether this end opened it. */
  public boolean source() {
    return source;
  }

  /** Goes on under a newer grant between the same two. */
  public void renew(SignedGrant newer) {
    grant = newer;
    if (state != State.CLOSED) {
      session.open(this);
    }
  }

  /** Tells the peer, and asks for the same, where this end might be reached. */
  public void punch(List<InetSocketAddress> candidates, boolean wantsAnswer) {
    if (state == State.OPEN) {
      session.say(new Punch(id, wantsAnswer, candidates));
    }
  }

  /** Ends it. */
  public void close() {
    if (state == State.OPEN) {
      session.say(new Close(id, Reason.CLOSED));
    }
    state = State.CLOSED;
    session.forget(this);
  }

  /** The relay knows nothing of it any more: it is to be opened as if it had never been. */
  void reopen() {
    state = State.OPENING;
    id = 0;
  }

  int id() {
    return id;
  }

  int request() {
    return request;
  }

  Open toOpen(int number) {
    request = number;
    return new Open(number, state == State.OPEN ? id : 0, grant.bytes());
  }

  void opened(int flow, int flowTag) {
    id = flow;
    tag = flowTag;
    state = State.OPEN;
    owner.opened(this, grant);
  }

  /** INCOMING said the same flow again, with another grant. */
  void renewed(SignedGrant newer, int flowTag) {
    grant = newer;
    tag = flowTag;
    owner.opened(this, newer);
  }

  void received(int claimed, ByteBuf payload) {
    if (state == State.OPEN && claimed == tag) {
      owner.received(this, payload.retain());
    }
  }

  /** Whether it came with this very grant, or one that was issued later than it. */
  boolean isPast(SignedGrant other) {
    return Arrays.equals(grant.bytes(), other.bytes())
        || grant.grant().issued().isAfter(other.grant().issued());
  }

  /** Whether a grant is the same node's. */
  boolean isFrom(SignedGrant other) {
    return grant.grant().source().node().equals(other.grant().source().node());
  }

  void punched(List<InetSocketAddress> candidates, boolean wantsAnswer) {
    owner.punched(this, candidates, wantsAnswer);
  }

  void renewalDemanded() {
    owner.renewalDemanded(this);
  }

  void closed(Reason reason, Duration pause) {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      owner.closed(this, reason, pause);
    }
  }

  @Override
  public boolean isOpen() {
    return state != State.CLOSED && session.isUp() && (state == State.OPEN || request != 0);
  }

  @Override
  public Transport transport() {
    return session.way().map(Way::transport).orElse(Transport.UDP);
  }

  @Override
  public @Nullable DatagramPacket carry(DatagramPacket packet) {
    var content = packet.content();
    int header = state == State.OPEN ? DataFrame.PAYLOAD : EARLY_HEADER;
    int segment = Packets.segment(packet);
    int segments = Math.max(1, (content.readableBytes() + segment - 1) / segment);
    var out = ByteBufAllocator.DEFAULT.directBuffer(content.readableBytes() + segments * header);
    try {
      while (content.isReadable()) {
        writeHeader(out);
        out.writeBytes(content, Math.min(segment, content.readableBytes()));
      }
    } finally {
      packet.release();
    }
    return session.carry(out, segment + header);
  }

  private void writeHeader(ByteBuf out) {
    if (state == State.OPEN) {
      out.writeByte(FrameType.DATA).writeByte(0).writeShort(tag).writeInt(id);
    } else {
      out.writeByte(FrameType.EARLY).writeInt(request).writeInt(session.number());
    }
  }
}
