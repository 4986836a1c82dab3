package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.relay.wire.probe.Probe;
import io.coterie.relay.wire.probe.ProbeKeys;
import io.coterie.relay.wire.seal.SealingKey;
import io.coterie.relay.wire.seal.SessionKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the pages show is what comes out. */
final class VectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final SessionKeys KEYS =
      SessionKeys.derive(Samples.SESSION_SECRET, Samples.AGENT_NONCE, Samples.RELAY_NONCE);

  @Test
  void bindIsShown() throws Exception {
    // sealing draws a nonce: the page's own credential is used, after a look inside
    var credential = hexBehind("relay-protocol.md", "A credential");
    var opened =
        io.coterie.relay.wire.credential.RelayCredential.open(Samples.KEY, credential)
            .orElseThrow();
    assertThat(opened).usingRecursiveComparison().isEqualTo(Samples.CREDENTIAL);
    assertThat(Bind.encode(Samples.ATTEMPT, Samples.COOKIE, credential, Samples.SESSION_SECRET))
        .isEqualTo(hexBehind("relay-protocol.md", "BIND with it"));
  }

  @Test
  void boundIsShown() throws Exception {
    var bound =
        Bound.encode(
            9,
            1,
            Samples.ATTEMPT.request(),
            Samples.RELAY_NONCE,
            new SealingKey(KEYS.toAgent()),
            new BoundBody(60, 1444, Optional.of(Samples.V4)));
    assertThat(bound).isEqualTo(hexBehind("relay-protocol.md", "BOUND to it"));
  }

  @Test
  void pingIsShown() throws Exception {
    var ping =
        SealedFrame.encode(9, 1, new SealingKey(KEYS.toRelay()), new Ping(0x0102030405060708L));
    assertThat(ping).isEqualTo(hexBehind("relay-protocol.md", "PING in that session"));
  }

  @Test
  void probeIsShown() throws Exception {
    var keys = ProbeKeys.of(Samples.FLOW_SECRET);
    var probe = new Probe(true, keys.name(), 0x1122334455667788L, Optional.of(Samples.V4));
    assertThat(probe.toBytes(keys.fromTarget()))
        .isEqualTo(hexBehind("relay-protocol.md", "PROBE of the target"));
  }

  @Test
  void grantIsShown() throws Exception {
    var signed = SignedGrant.sign(Samples.GRANT, keyOfTheStandard());
    assertThat(signed.bytes()).isEqualTo(hexBehind("flow-grants.md", "A network:"));
  }

  @Test
  void grantByTrustIsShown() throws Exception {
    var signed = SignedGrant.sign(Samples.TRUST_GRANT, keyOfTheStandard());
    assertThat(signed.bytes()).isEqualTo(hexBehind("flow-grants.md", "Trust in version"));
  }

  @Test
  void grantInPublicIsShown() throws Exception {
    var signed = SignedGrant.sign(Samples.PUBLIC_GRANT, keyOfTheStandard());
    assertThat(signed.bytes()).isEqualTo(hexBehind("flow-grants.md", "The same registrations"));
  }

  /** RFC 8032, section 7.1, test 1. */
  private static PrivateKey keyOfTheStandard() throws Exception {
    var secret = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
  }

  /** The first block behind some words on a page. */
  private static byte[] hexBehind(String page, String words) throws Exception {
    var text = Files.readString(Path.of("..", "docs", page));
    int from = text.indexOf("```\n", text.indexOf(words)) + 4;
    return HEX.parseHex(text.substring(from, text.indexOf("```", from)).replaceAll("\\s", ""));
  }
}
