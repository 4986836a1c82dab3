package io.coterie.relay.stun;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.PerSecond;
import io.coterie.relay.forward.SourceLimiter;
import io.coterie.relay.forward.Traffic;
import io.coterie.relay.port.Endpoint;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.stun.StunBinding;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Random;

/** Answers STUN's Binding requests (RFC 8489). */
public final class StunResponder {
  private final Outbox outbox;
  private final Traffic traffic;
  private final Clock clock;
  private final SourceLimiter limiter;
  private final PerSecond total;

  public StunResponder(
      StunLimits limits, Outbox outbox, Traffic traffic, Clock clock, Random random) {
    this.outbox = outbox;
    this.traffic = traffic;
    this.clock = clock;
    this.limiter = SourceLimiter.byAddress(limits.perSource(), random);
    this.total = new PerSecond(limits.total());
  }

  public void answer(byte[] bytes, Endpoint from) throws MalformedFrameException {
    var transaction = StunBinding.readRequest(bytes);
    var unknown = UnknownAttributes.of(bytes);
    var source = from.address();
    if (source.isEmpty()) {
      throw new MalformedFrameException("STUN is about UDP");
    }
    long second = clock.instant().getEpochSecond();
    if (limiter.admit(from, second) && total.admit((int) second)) {
      outbox.send(answer(transaction, unknown, source.get()), from);
    } else {
      traffic.drop(Drop.SOURCE_RATE);
    }
  }

  private static byte[] answer(
      byte[] transaction, UnknownAttributes unknown, InetSocketAddress source) {
    return unknown.isEmpty()
        ? StunBinding.response(transaction, source)
        : unknown.refusal(transaction);
  }
}
