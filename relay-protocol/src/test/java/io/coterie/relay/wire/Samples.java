package io.coterie.relay.wire;

import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.credential.RelayKey;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.grant.FlowGrant;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The values of the test vectors. */
final class Samples {
  static final Instant ISSUED = Instant.ofEpochSecond(1_800_000_000);
  static final Instant EXPIRES = ISSUED.plusSeconds(300);
  static final ShortId SOURCE = new ShortId("a".repeat(26));
  static final ShortId TARGET = new ShortId("b".repeat(26));
  static final InetSocketAddress V4 = new InetSocketAddress("192.0.2.7", 4000);
  static final InetSocketAddress V6 = new InetSocketAddress("2001:db8::7", 4000);
  static final RelayKey KEY = new RelayKey(counting(32, 0x00));
  static final byte[] SESSION_SECRET = counting(32, 0x20);
  static final byte[] FLOW_SECRET = counting(32, 0x40);
  static final byte[] SOURCE_KEY = counting(32, 0xC0);
  static final byte[] AGENT_NONCE = counting(16, 0x60);
  static final byte[] RELAY_NONCE = counting(16, 0x70);
  static final byte[] COOKIE = counting(Bind.COOKIE, 0x80);
  static final byte[] INSTANCE = counting(16, 0xA0);
  static final Bind.Attempt ATTEMPT = new Bind.Attempt(0x01020304, AGENT_NONCE, 7, INSTANCE);
  static final RelayCredential CREDENTIAL =
      new RelayCredential(SOURCE, 3, ISSUED, ISSUED.plusSeconds(3600), SESSION_SECRET);
  static final FlowGrant GRANT =
      new FlowGrant(
          UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
          ISSUED,
          EXPIRES,
          3,
          new FlowGrant.Basis(
              FlowGrant.Kind.NETWORK, Optional.of(new ShortId("0123456789abcdefghjkmnpqrs")), 7),
          new FlowGrant.End(SOURCE, 685, new ShortId("1".repeat(26)), 5),
          new FlowGrant.End(TARGET, 686, new ShortId("2".repeat(26)), 6),
          FLOW_SECRET,
          SOURCE_KEY,
          "relay-1.eu");
  static final FlowGrant TRUST_GRANT = open(FlowGrant.Kind.TRUST, 8, "");
  static final FlowGrant PUBLIC_GRANT = open(FlowGrant.Kind.PUBLIC, 0, "relay-1.eu");

  private Samples() {}

  /** Outside any network, by the backbone address. */
  private static FlowGrant open(FlowGrant.Kind kind, long version, String homeRelay) {
    return new FlowGrant(
        UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
        ISSUED,
        EXPIRES,
        0,
        new FlowGrant.Basis(kind, Optional.empty(), version),
        new FlowGrant.End(SOURCE, 685, new ShortId("3".repeat(26)), 9),
        new FlowGrant.End(TARGET, 686, new ShortId("4".repeat(26)), 10),
        FLOW_SECRET,
        SOURCE_KEY,
        homeRelay);
  }

  /** As many bytes, each one more than the one before. */
  static byte[] counting(int length, int first) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
