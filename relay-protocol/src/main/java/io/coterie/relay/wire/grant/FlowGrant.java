package io.coterie.relay.wire.grant;

import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.ShortId;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A node may open flows to another: version 1 of docs/flow-grants.md.
 *
 * @param keyId of the key that it is signed with
 * @param dialled number of the network of the address that was resolved; 0: the backbone
 * @param secret 32 bytes, for the two ends and the relays between them
 * @param sourceKey the source's Ed25519 public key, 32 bytes: what it has to prove itself with to
 *     the target
 * @param homeRelay the target's; empty: it named none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the wire: nobody compares them
public record FlowGrant(
    UUID keyId,
    Instant issued,
    Instant expires,
    int dialled,
    Basis basis,
    End source,
    End target,
    byte[] secret,
    byte[] sourceKey,
    String homeRelay) {
  public static final int SECRET = 32;
  public static final int KEY = 32;
  private static final int VERSION = 1;

  /**
   * What it rests on.
   *
   * @param network the one that lets the source reach the target; empty: none has to
   * @param version of the network's policy, 0: it has none; of the trust between the two; of a
   *     public target, 0
   */
  public record Basis(Kind kind, Optional<ShortId> network, long version) {}

  /** Which kind of thing it rests on. */
  public enum Kind {
    NETWORK(1),
    TRUST(2),
    PUBLIC(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) throws MalformedFrameException {
      return switch (code) {
        case 1 -> NETWORK;
        case 2 -> TRUST;
        case 3 -> PUBLIC;
        default -> throw new MalformedFrameException("no kind of grant");
      };
    }
  }

  /**
   * One of the two.
   *
   * @param number in the network that was dialled
   * @param incarnation of its membership; of its registration where no network is
   * @param version of the same: a newer one may make the grant void
   */
  public record End(ShortId node, int number, ShortId incarnation, long version) {}

  /** Reads all but the signature; what is left to read is that. */
  static FlowGrant read(WireReader in) throws MalformedFrameException {
    if (in.u8() != VERSION) {
      throw new MalformedFrameException("no grant of version " + VERSION);
    }
    var kind = Kind.of(in.u8());
    var keyId = new UUID(in.u64(), in.u64());
    var issued = in.time();
    var expires = in.time();
    int sourceNumber = in.u32();
    int targetNumber = in.u32();
    int dialled = in.u32();
    long version = in.u64();
    var network = network(kind, in);
    var source = new EndIds(ShortId.read(in), ShortId.read(in));
    var target = new EndIds(ShortId.read(in), ShortId.read(in));
    var secret = in.bytes(SECRET);
    long sourceVersion = in.u64();
    long targetVersion = in.u64();
    var sourceKey = in.bytes(KEY);
    return new FlowGrant(
        keyId,
        issued,
        expires,
        dialled,
        new Basis(kind, network, version),
        source.end(sourceNumber, sourceVersion),
        target.end(targetNumber, targetVersion),
        secret,
        sourceKey,
        in.ascii(in.u8()));
  }

  /** All but the signature. */
  byte[] body() {
    var out = new WireWriter().u8(VERSION).u8(basis.kind().code);
    out.u64(keyId.getMostSignificantBits()).u64(keyId.getLeastSignificantBits());
    out.time(issued).time(expires);
    out.u32(source.number()).u32(target.number()).u32(dialled);
    out.u64(basis.version());
    basis.network().ifPresentOrElse(id -> id.write(out), () -> out.bytes(new byte[ShortId.LENGTH]));
    write(out, source);
    write(out, target);
    out.bytes(secret).u64(source.version()).u64(target.version()).bytes(sourceKey);
    return out.u8(homeRelay.length()).ascii(homeRelay).toBytes();
  }

  private record EndIds(ShortId node, ShortId incarnation) {
    End end(int number, long version) {
      return new End(node, number, incarnation, version);
    }
  }

  private static Optional<ShortId> network(Kind kind, WireReader in)
      throws MalformedFrameException {
    if (kind == Kind.NETWORK) {
      return Optional.of(ShortId.read(in));
    }
    in.bytes(ShortId.LENGTH);
    return Optional.empty();
  }

  private static void write(WireWriter out, End end) {
    end.node().write(out);
    end.incarnation().write(out);
  }

  @Override
  public String toString() {
    return "FlowGrant[" + source.node() + " to " + target.node() + " until " + expires + "]";
  }
}
