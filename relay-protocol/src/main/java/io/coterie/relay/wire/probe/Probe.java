package io.coterie.relay.wire.probe;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.frame.FrameType;
import io.coterie.relay.wire.seal.Secrets;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * One agent asks another whether a path leads to it, or answers.
 *
 * @param flow its name, see {@link ProbeKeys}
 * @param stamp the asker's, repeated by the answer
 * @param observed in an answer, where the question came from
 */
public record Probe(boolean answer, long flow, long stamp, Optional<InetSocketAddress> observed) {
  private static final int QUESTION = 1;
  private static final int ANSWER = 2;

  /** With its MAC by one of the flow's keys. */
  public byte[] toBytes(byte[] key) {
    var body =
        new WireWriter()
            .u8(FrameType.PROBE)
            .u8(answer ? ANSWER : QUESTION)
            .u64(flow)
            .u64(stamp)
            .address(observed)
            .toBytes();
    return new WireWriter().bytes(body).bytes(Secrets.mac(key, body, 0, body.length)).toBytes();
  }

  /** Reads one; whether it may be believed says {@link #isAuthentic}. */
  public static Probe parse(byte[] bytes) throws MalformedFrameException {
    var in = new WireReader(bytes);
    if (in.u8() != FrameType.PROBE) {
      throw new MalformedFrameException("no PROBE");
    }
    var probe = new Probe(kind(in.u8()), in.u64(), in.u64(), in.address());
    in.bytes(Secrets.MAC);
    in.end();
    return probe;
  }

  /** Whether whoever sent these bytes of a probe has the key. */
  public static boolean isAuthentic(byte[] bytes, byte[] key) {
    int covered = bytes.length - Secrets.MAC;
    return covered >= 0
        && MessageDigest.isEqual(
            Secrets.mac(key, bytes, 0, covered), Arrays.copyOfRange(bytes, covered, bytes.length));
  }

  private static boolean kind(int code) throws MalformedFrameException {
    return switch (code) {
      case QUESTION -> false;
      case ANSWER -> true;
      default -> throw new MalformedFrameException("no kind of probe");
    };
  }
}
