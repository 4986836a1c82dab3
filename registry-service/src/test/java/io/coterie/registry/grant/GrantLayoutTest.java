package io.coterie.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.keys.SigningKey;
import io.coterie.registry.presence.RelayName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bytes and signatures that docs/flow-grants.md tells to other languages. */
class GrantLayoutTest {
  private static final Path DOC = Path.of("..", "docs", "flow-grants.md");

  /** The key of RFC 8032, 7.1, test 1. */
  private static final String SECRET =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final Basis NETWORK =
      new Basis.InNetwork(
          new NetworkId("net_0123456789abcdefghjkmnpqrs"),
          7,
          new Incarnation("inc_11111111111111111111111111"),
          new Incarnation("inc_22222222222222222222222222"));

  @Test
  void grantThroughANetworkIsAsDocumented() throws Exception {
    assertDocumented(grant(NetworkNumber.ofUnsigned(3), NETWORK, "relay-1.eu"));
  }

  @Test
  void grantByTrustIsAsDocumented() throws Exception {
    assertDocumented(grant(NetworkNumber.BACKBONE, new Basis.ByTrust(), ""));
  }

  @Test
  void grantInPublicIsAsDocumented() throws Exception {
    assertDocumented(grant(NetworkNumber.BACKBONE, new Basis.InPublic(), "relay-1.eu"));
  }

  @Test
  void secretIsInNoText() {
    var grant = grant(NetworkNumber.BACKBONE, new Basis.ByTrust(), "");
    assertThat(grant.toString()).doesNotContain("40414243").contains("flow secret");
  }

  private static FlowGrant grant(NetworkNumber dialled, Basis basis, String relay) {
    return new FlowGrant(
        Instant.ofEpochSecond(1_800_000_000L),
        Instant.ofEpochSecond(1_800_000_300L),
        dialled,
        basis,
        new FlowGrant.End(
            new NodeId("node_aaaaaaaaaaaaaaaaaaaaaaaaaa"),
            new NodeNumber(685),
            new Incarnation("inc_33333333333333333333333333")),
        new FlowGrant.End(
            new NodeId("node_bbbbbbbbbbbbbbbbbbbbbbbbbb"),
            new NodeNumber(686),
            new Incarnation("inc_44444444444444444444444444")),
        new FlowSecret(bytes("404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f")),
        relay.isEmpty() ? Optional.empty() : Optional.of(new RelayName(relay)));
  }

  private static void assertDocumented(FlowGrant grant) throws Exception {
    var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HexFormat.of().parseHex(SECRET));
    var key =
        new SigningKey(
            "00112233-4455-6677-8899-aabbccddeeff",
            KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    var document = Files.readString(DOC).replace("\n", "");
    assertThat(document)
        .contains(HexFormat.of().formatHex(FlowGrants.sign(grant, key).toByteArray()));
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
