package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.Early;
import io.coterie.relay.wire.frame.PlainRefused;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.probe.Probe;
import io.coterie.relay.wire.stun.StunBinding;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, they are read or refused: nothing else comes out. */
final class FuzzTest {
  private static final int ROUNDS = 200_000;

  /** Repeated with {@code -Dcoterie.test.seed=}. */
  private static final long SEED = Long.getLong("coterie.test.seed", new Random().nextLong());

  private static final int LONGEST = 400;

  private interface Reading {
    void read(byte[] bytes) throws MalformedFrameException;
  }

  private static final List<Reading> READINGS =
      List.of(
          Bind::parse,
          Bound::parse,
          Challenge::parse,
          Early::parse,
          PlainRefused::parse,
          SealedFrame::parse,
          SignedGrant::parse,
          Probe::parse,
          StunBinding::readRequest,
          bytes -> StunBinding.readResponse(new byte[StunBinding.TRANSACTION], bytes),
          bytes -> RelayCredential.open(Samples.KEY, bytes),
          bytes -> Control.fromAgent(bytes.length == 0 ? 0 : bytes[0] & 0xFF, bytes),
          bytes -> Control.fromRelay(bytes.length == 0 ? 0 : bytes[0] & 0xFF, bytes));

  @Test
  void anyBytesAreReadOrRefused() {
    var random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var bytes = bytes(random);
      try {
        READINGS.get(random.nextInt(READINGS.size())).read(bytes);
        read++;
      } catch (MalformedFrameException _) {
        // as it should be
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + SEED + ", round " + round, e);
      }
    }
    assertThat(read).isPositive();
  }

  private static byte[] bytes(Random random) {
    var seeds = SEEDS.get(random.nextInt(SEEDS.size()));
    var bytes =
        java.util.Arrays.copyOf(
            seeds, random.nextInt(8) == 0 ? random.nextInt(LONGEST) : seeds.length);
    int flips = random.nextInt(4);
    for (int i = 0; i < flips && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static final List<byte[]> SEEDS =
      Stream.concat(
              Stream.of(
                  new byte[0],
                  StunBinding.request(new byte[StunBinding.TRANSACTION]),
                  StunBinding.response(new byte[StunBinding.TRANSACTION], Samples.V4),
                  Samples.CREDENTIAL.seal(Samples.KEY),
                  Bind.encode(
                      Samples.ATTEMPT,
                      Samples.COOKIE,
                      Samples.CREDENTIAL.seal(Samples.KEY),
                      Samples.SESSION_SECRET)),
              Stream.concat(RoundTripTest.agents(), RoundTripTest.relays()).map(Control::toBytes))
          .toList();
}
