package io.coterie.relay.wire.frame;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.seal.SealingKey;
import java.util.Optional;

/**
 * A control frame as it travels: who says it and the how-manieth it is can be read, the rest can't.
 *
 * @param type its first byte
 * @param sequence grows with each in one direction
 * @param header everything in front of the ciphertext
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record SealedFrame(int type, int session, long sequence, byte[] header, byte[] sealed) {
  /** Where the session is. */
  public static final int SESSION = 1;

  /** Bytes in front of the ciphertext, BOUND's excepted. */
  public static final int HEADER = 13;

  /** The shortest: nothing but a header and a seal. */
  public static final int SHORTEST = HEADER + SealingKey.TAG;

  public static SealedFrame parse(byte[] bytes) throws MalformedFrameException {
    return parse(bytes, HEADER);
  }

  static SealedFrame parse(byte[] bytes, int headerLength) throws MalformedFrameException {
    if (bytes.length < headerLength + SealingKey.TAG) {
      throw new MalformedFrameException("too short for a seal");
    }
    var in = new WireReader(bytes);
    int type = in.u8();
    int session = in.u32();
    long sequence = in.u64();
    var header = java.util.Arrays.copyOf(bytes, headerLength);
    var sealed = java.util.Arrays.copyOfRange(bytes, headerLength, bytes.length);
    return new SealedFrame(type, session, sequence, header, sealed);
  }

  /** The bytes of one. */
  public static byte[] encode(int session, long sequence, SealingKey key, Control control) {
    var header = new WireWriter().u8(control.type()).u32(session).u64(sequence).toBytes();
    return encode(header, sequence, key, control);
  }

  static byte[] encode(byte[] header, long sequence, SealingKey key, Control control) {
    var sealed = key.seal(SealingKey.nonce(sequence), header, control.toBytes());
    return new WireWriter().bytes(header).bytes(sealed).toBytes();
  }

  /** What is in it; empty if the key is not the one, or a bit of it is not as it was. */
  public Optional<byte[]> open(SealingKey key) {
    return key.open(SealingKey.nonce(sequence), header, sealed);
  }
}
