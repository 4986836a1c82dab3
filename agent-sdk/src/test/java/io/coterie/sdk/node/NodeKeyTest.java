package io.coterie.sdk.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeKeyTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  /** RFC 8032, section 7.1, test 1. */
  @Test
  void publicKeyAndSignatureAreThoseOfTheStandard() throws InvalidKeyException {
    byte[] pkcs8 =
        HexFormat.of()
            .parseHex(
                "302e020100300506032b657004220420"
                    + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    NodeKey key = NodeKey.fromPkcs8(pkcs8);
    assertThat(HexFormat.of().formatHex(key.publicKey().toByteArray()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(HexFormat.of().formatHex(key.sign(new byte[0]).toByteArray()))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void keyComesBackFromItsFileAndIsForItsOwnerOnly() throws Exception {
    NodeKey key = NodeKey.generate();
    var file = new KeyFile(folder.resolve("key.pem"));
    file.create(key);
    NodeKey again = file.read();
    assertThat(again.publicKey()).isEqualTo(key.publicKey());
    assertThat(Files.getPosixFilePermissions(folder.resolve("key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(verifies(key, again.sign(MESSAGE).toByteArray())).isTrue();
  }

  @Test
  void keyIsNeverOverwritten() throws Exception {
    var file = new KeyFile(folder.resolve("key.pem"));
    file.create(NodeKey.generate());
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> file.create(NodeKey.generate()));
  }

  @Test
  void keyThatOthersCanReadIsRefused() throws Exception {
    Path path = folder.resolve("key.pem");
    new KeyFile(path).create(NodeKey.generate());
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatIOException()
        .isThrownBy(() -> new KeyFile(path).read())
        .withMessageContaining("chmod 600");
  }

  @Test
  void fileThatHoldsNoKeyIsRefused() throws Exception {
    Path path =
        Files.createFile(
            folder.resolve("key.pem"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(path, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatIOException()
        .isThrownBy(() -> new KeyFile(path).read())
        .withMessageContaining("not an Ed25519 private key");
    Files.writeString(path, "hello");
    assertThatIOException()
        .isThrownBy(() -> new KeyFile(path).read())
        .withMessageContaining("not a private key in PEM");
  }

  @Test
  void textFormShowsThePublicKeyOnly() throws Exception {
    NodeKey key = NodeKey.generate();
    assertThat(key.toString())
        .isEqualTo("NodeKey[" + HexFormat.of().formatHex(key.publicKey().toByteArray()) + "]");
  }

  private static boolean verifies(NodeKey key, byte[] signature) throws Exception {
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] encoded = new byte[prefix.length + 32];
    System.arraycopy(prefix, 0, encoded, 0, prefix.length);
    key.publicKey().copyTo(encoded, prefix.length);
    PublicKey known =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(known);
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }
}
