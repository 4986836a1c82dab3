package io.coterie.relay.server;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.stun.StunBinding;
import java.util.Random;

/** What strangers send to keep a relay busy, each time from another address. Not thread-safe. */
final class Flood {
  private static final int OPEN = 400;

  private final Random random;

  Flood(Random random) {
    this.random = random;
  }

  /** A BIND, an OPEN, DATA of a flow, EARLY or STUN, all of which look well. */
  byte[] frame() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> bytes(FrameType.BIND, 1, Bind.LENGTH);
      case 2 -> bytes(FrameType.OPEN, random.nextInt(), OPEN);
      case 3 ->
          RelayClient.dataFrame(random.nextInt(), random.nextInt(), new byte[random.nextInt(60)]);
      case 4 -> new Early(random.nextInt(), random.nextInt(), new byte[OPEN]).toBytes();
      default -> StunBinding.request(bytes(1, 1, StunBinding.TRANSACTION));
    };
  }

  Endpoint source() {
    return new Endpoint(0, 0xFFFF_0A00_0000L | random.nextInt(1 << 24), 1 + random.nextInt(60_000));
  }

  private byte[] bytes(int first, int second, int length) {
    var rest = new byte[length - 2];
    random.nextBytes(rest);
    return new WireWriter().u8(first).u8(second).bytes(rest).toBytes();
  }

  /** Looks like one of a session, as far as anybody sees who has no key. */
  static byte[] forged(int session, long sequence) {
    return new WireWriter()
        .u8(FrameType.OPEN)
        .u32(session)
        .u64(sequence)
        .bytes(new byte[OPEN - SealedFrame.HEADER])
        .toBytes();
  }
}
