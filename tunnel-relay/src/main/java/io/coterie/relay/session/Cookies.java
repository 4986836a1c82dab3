package io.coterie.relay.session;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.seal.Secrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Random;

/**
 * Cookies that prove that somebody gets what is sent to an address, without keeping anything of
 * him: the half minute and a MAC over it and the address.
 */
final class Cookies {
  private static final int PERIOD_SECONDS = 30;
  private static final int SECRET = 32;

  private final byte[] secret = new byte[SECRET];

  Cookies(Random random) {
    random.nextBytes(secret);
  }

  byte[] make(Endpoint from, Instant now) {
    return make(from, period(now));
  }

  /** Whether it was made for this address, in this half minute or the one before. */
  boolean fits(byte[] cookie, Endpoint from, Instant now) {
    long made = ByteBuffer.wrap(cookie).getLong();
    long age = period(now) - made;
    return age >= 0 && age <= 1 && MessageDigest.isEqual(cookie, make(from, made));
  }

  private byte[] make(Endpoint from, long period) {
    var message =
        ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES)
            .putLong(period)
            .putLong(from.high())
            .putLong(from.low())
            .putInt(from.port())
            .array();
    var mac = Secrets.mac(secret, message, 0, message.length);
    return ByteBuffer.allocate(Bind.COOKIE).putLong(period).put(mac).array();
  }

  private static long period(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), PERIOD_SECONDS);
  }
}
