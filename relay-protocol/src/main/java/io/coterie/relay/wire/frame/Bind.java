package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.seal.Secrets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * An agent asks for a session, or for the one it has to be moved to where this comes from. Not yet
 * believed: see {@link #isMadeWith}.
 */
public final class Bind {
  public static final int COOKIE = 24;
  public static final int NONCE = 16;
  public static final int INSTANCE = 16;
  public static final int LENGTH =
      1 + 1 + 4 + COOKIE + NONCE + 8 + INSTANCE + RelayCredential.LENGTH + Secrets.MAC;

  private static final int VERSION = 1;
  private static final String PURPOSE = "coterie.relay.v1 bind";

  private final byte[] bytes;
  private final int request;
  private final byte[] cookie;
  private final byte[] nonce;
  private final long counter;
  private final byte[] instance;
  private final byte[] credential;

  private Bind(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    if (in.u8() != FrameType.BIND || in.u8() != VERSION) {
      throw new MalformedFrameException("no BIND of version " + VERSION);
    }
    this.bytes = bytes;
    this.request = in.u32();
    this.cookie = in.bytes(COOKIE);
    this.nonce = in.bytes(NONCE);
    this.counter = in.u64();
    this.instance = in.bytes(INSTANCE);
    this.credential = in.bytes(RelayCredential.LENGTH);
    in.bytes(Secrets.MAC);
    in.end();
  }

  public static Bind parse(byte[] bytes) throws MalformedFrameException {
    return new Bind(bytes);
  }

  /** The bytes of one, with its MAC. */
  public static byte[] encode(
      Attempt attempt, byte[] cookie, byte[] credential, byte[] sessionSecret) {
    var body =
        new WireWriter()
            .u8(FrameType.BIND)
            .u8(VERSION)
            .u32(attempt.request())
            .bytes(cookie)
            .bytes(attempt.nonce())
            .u64(attempt.counter())
            .bytes(attempt.instance())
            .bytes(credential)
            .toBytes();
    var mac = Secrets.mac(key(sessionSecret), body, 0, body.length);
    return ByteBuffer.allocate(LENGTH).put(body).put(mac).array();
  }

  /** What an agent chooses for one BIND, and repeats with the cookie. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
  public record Attempt(int request, byte[] nonce, long counter, byte[] instance) {}

  /** Whether whoever made it knows the session secret of the credential. */
  public boolean isMadeWith(byte[] sessionSecret) {
    int covered = LENGTH - Secrets.MAC;
    var right = Secrets.mac(key(sessionSecret), bytes, 0, covered);
    var given = java.util.Arrays.copyOfRange(bytes, covered, LENGTH);
    return MessageDigest.isEqual(right, given);
  }

  public int request() {
    return request;
  }

  public byte[] cookie() {
    return cookie;
  }

  public byte[] nonce() {
    return nonce;
  }

  public long counter() {
    return counter;
  }

  public byte[] instance() {
    return instance;
  }

  public byte[] credential() {
    return credential;
  }

  private static byte[] key(byte[] sessionSecret) {
    return Secrets.derive(sessionSecret, PURPOSE, 32);
  }
}
