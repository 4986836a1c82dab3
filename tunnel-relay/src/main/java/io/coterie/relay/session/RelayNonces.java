package io.coterie.relay.session;

import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.seal.Secrets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * The relay's share of a session's keys: from a number that is never used twice, so that nothing
 * but the number is kept and the same BIND still gets the same BOUND. The request is in it because
 * the seal of BOUND covers it: another request must not be sealed with the same keys.
 */
final class RelayNonces {
  private static final int SECRET = 32;

  private final byte[] secret = new byte[SECRET];

  RelayNonces(Random random) {
    random.nextBytes(secret);
  }

  byte[] of(long number, int request) {
    var message =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(number).putInt(request).array();
    return Arrays.copyOf(Secrets.mac(secret, message, 0, message.length), Bind.NONCE);
  }
}
