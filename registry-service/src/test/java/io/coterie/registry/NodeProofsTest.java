package io.coterie.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.platform.identity.Ed25519;
import io.coterie.registry.entry.Entry;
import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.proof.NodeProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bytes and signatures that docs/node-proofs.md tells to other languages. */
class NodeProofsTest {
  private static final Path DOC = Path.of("..", "docs", "node-proofs.md");

  /** The keys of RFC 8032, 7.1, tests 1 and 2. */
  private static final String OLD_SECRET =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String OLD_PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
  private static final String NEW_SECRET =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
  private static final String NEW_PUBLIC =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

  private static final ByteString CHALLENGE =
      bytes("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021222324252627");
  private static final String ACCOUNT = "acc_0123456789abcdefghjkmnpqrs";
  private static final String NODE = "node_0123456789abcdefghjkmnpqrs";

  @Test
  void registrationIsAsDocumented() throws Exception {
    var signed =
        NodeProofs.registration(CHALLENGE, ACCOUNT, "worker-1", 2, List.of(), Optional.empty());
    var signature = sign(OLD_SECRET, signed);
    assertThat(key(OLD_PUBLIC).signed(signed, signature)).isTrue();
    assertDocumented(OLD_SECRET, OLD_PUBLIC, hex(CHALLENGE), hex(signed), hex(signature));
  }

  @Test
  void emptyFieldsAreSignedAsTheyAre() throws Exception {
    var signed = NodeProofs.registration(CHALLENGE, "", "", 0, List.of(), Optional.empty());
    assertDocumented(hex(signed), hex(sign(OLD_SECRET, signed)));
  }

  @Test
  void networksAreSignedBehindTheRest() throws Exception {
    var entries =
        List.<Entry>of(
            new Entry.Named("net_0123456789abcdefghjkmnpqrs", "open sesame"),
            new Entry.Invited("inv_0123456789abcdefghjkmnpqrstvwxyz"));
    var signed = NodeProofs.registration(CHALLENGE, "", "worker-1", 1, entries, Optional.empty());
    assertDocumented(hex(signed), hex(sign(OLD_SECRET, signed)));
  }

  @Test
  void theChoiceAboutTheBackboneIsSignedLast() throws Exception {
    var entries = List.<Entry>of(new Entry.Named("net_0123456789abcdefghjkmnpqrs", ""));
    var signed = NodeProofs.registration(CHALLENGE, "", "", 0, entries, Optional.of(false));
    assertDocumented(hex(signed), hex(sign(OLD_SECRET, signed)));
    assertThat(
            List.of(
                NodeProofs.registration(CHALLENGE, "", "", 0, entries, Optional.of(true)),
                NodeProofs.registration(CHALLENGE, "", "", 0, entries, Optional.empty())))
        .doesNotContain(signed)
        .doesNotHaveDuplicates();
  }

  @Test
  void rotationIsAsDocumented() throws Exception {
    var signed = NodeProofs.rotation(CHALLENGE, NODE, key(NEW_PUBLIC));
    var byOld = sign(OLD_SECRET, signed);
    var byNew = sign(NEW_SECRET, signed);
    assertThat(key(OLD_PUBLIC).signed(signed, byOld)).isTrue();
    assertThat(key(NEW_PUBLIC).signed(signed, byNew)).isTrue();
    assertDocumented(NEW_SECRET, NEW_PUBLIC, hex(signed), hex(byOld), hex(byNew));
  }

  private static void assertDocumented(String... values) throws IOException {
    var document = Files.readString(DOC);
    assertThat(List.of(values)).allSatisfy(value -> assertThat(document).contains(value));
  }

  private static NodeKey key(String hex) {
    return new NodeKey(bytes(hex));
  }

  private static ByteString sign(String secret, ByteString signed) throws GeneralSecurityException {
    var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret));
    PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
    return ByteString.copyFrom(Ed25519.sign(key, signed.toByteArray()));
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
