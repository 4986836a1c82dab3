package io.coterie.relay.server;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.PlainRefused;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks at what a relay sends because of one datagram, and to whom: whoever has not shown a cookie
 * gets no more than he sent, STUN's answers excepted, and nobody else hears of it but those that
 * have a session. For one thread.
 */
final class AnswerWatch implements MemoryPort.Listener {
  /** STUN's answers: with an address of IPv6, or four attributes that were not understood. */
  private static final int LARGEST_STUN = 44;

  private final Set<Endpoint> bound = new HashSet<>();
  private final Set<Endpoint> challenged = new HashSet<>();
  private Endpoint from = new Endpoint(0, 0, 0);
  private int answered;
  private int frames;
  private int types;
  private String fault = "";

  /** What follows is because of a datagram from here. */
  void begin(Endpoint source) {
    from = source;
    answered = 0;
    frames = 0;
    types = 0;
    fault = "";
  }

  /** Those that had a session are nobody again. */
  void forget() {
    bound.clear();
    challenged.clear();
  }

  @Override
  public void sent(byte[] frame, Endpoint to) {
    int type = Byte.toUnsignedInt(frame[0]);
    types |= 1 << (FrameType.isStun(type) ? 16 : type & 0xF);
    if (type == FrameType.BOUND) {
      bound.add(to);
    } else if (type == FrameType.CHALLENGE) {
      challenged.add(to);
    }
    if (bound.contains(to)) {
      return;
    }
    if (to.equals(from)) {
      answered += frame.length;
      frames++;
    } else if (!isLateRefusal(frame, to)) {
      fault = "type %x went to %s because of %s".formatted(type, to, from);
    }
  }

  /** Of somebody who wanted the session of an agent that turned out to be there. */
  private boolean isLateRefusal(byte[] frame, Endpoint to) {
    return frame.length == PlainRefused.LENGTH && challenged.contains(to);
  }

  /** What is wrong with what was sent because of this; empty: nothing. */
  String end(byte[] question) {
    if (fault.isEmpty() && (frames > 1 || answered > allowed(question))) {
      return "%d bytes in %d answers to %d".formatted(answered, frames, question.length);
    }
    return fault;
  }

  /** Bits that say which types of frames went out. */
  int types() {
    return types;
  }

  private static int allowed(byte[] question) {
    boolean stun = question.length > 0 && FrameType.isStun(Byte.toUnsignedInt(question[0]));
    return stun ? LARGEST_STUN : question.length;
  }
}
