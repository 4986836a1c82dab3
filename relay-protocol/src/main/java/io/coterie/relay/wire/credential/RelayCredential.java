package io.coterie.relay.wire.credential;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.seal.SealingKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What lets a node have a session at one relay.
 *
 * @param nodeVersion of the node's record when it was issued
 * @param sessionSecret 32 bytes, known to the node besides
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record RelayCredential(
    ShortId node, long nodeVersion, Instant issued, Instant expires, byte[] sessionSecret) {
  /** Bytes of a sealed one. */
  public static final int LENGTH = 135;

  public static final int SECRET = 32;

  private static final int VERSION = 1;
  private static final int NONCE = 12;
  private static final int HEADER = 1 + RelayKey.ID + NONCE;
  private static final int SPARE = 20;
  private static final String CONTEXT = "coterie.relay.v1.Credential\0";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one with a secret of its own. */
  public static RelayCredential issue(
      ShortId node, long nodeVersion, Instant issued, Instant expires) {
    var secret = new byte[SECRET];
    RANDOM.nextBytes(secret);
    return new RelayCredential(node, nodeVersion, issued, expires, secret);
  }

  /** As the node gets it. */
  public byte[] seal(RelayKey key) {
    var nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    return seal(key, nonce);
  }

  byte[] seal(RelayKey key, byte[] nonce) {
    var header = new WireWriter().u8(VERSION).bytes(key.id()).bytes(nonce).toBytes();
    var body = new WireWriter();
    node.write(body);
    body.u64(nodeVersion).time(issued).time(expires).bytes(sessionSecret).bytes(new byte[SPARE]);
    var sealed = new SealingKey(key.bytes()).seal(nonce, context(header), body.toBytes());
    return new WireWriter().bytes(header).bytes(sealed).toBytes();
  }

  /** What is in one; empty if it was not sealed with this key, or is not whole. */
  public static Optional<RelayCredential> open(RelayKey key, byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      return Optional.empty();
    }
    var header = Arrays.copyOf(bytes, HEADER);
    var nonce = Arrays.copyOfRange(header, HEADER - NONCE, HEADER);
    var sealed = Arrays.copyOfRange(bytes, HEADER, LENGTH);
    return new SealingKey(key.bytes())
        .open(nonce, context(header), sealed)
        .flatMap(RelayCredential::read);
  }

  private static Optional<RelayCredential> read(byte[] body) {
    try {
      var in = new WireReader(body);
      return Optional.of(
          new RelayCredential(ShortId.read(in), in.u64(), in.time(), in.time(), in.bytes(SECRET)));
    } catch (MalformedFrameException _) {
      return Optional.empty();
    }
  }

  private static byte[] context(byte[] header) {
    return new WireWriter().ascii(CONTEXT).bytes(header).toBytes();
  }

  @Override
  public String toString() {
    return "RelayCredential[" + node + " until " + expires + "]";
  }
}
