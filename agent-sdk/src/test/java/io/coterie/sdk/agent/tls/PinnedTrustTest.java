package io.coterie.sdk.agent.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.sdk.node.NodeKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class PinnedTrustTest {
  private final NodeKey node = NodeKey.generate();
  private final PinnedTrust trust = new PinnedTrust();

  @Test
  void certificateOfTheExpectedNodeIsTrusted() throws Exception {
    var certificate = NodeCertificate.generate(node, Succession.none()).certificate();
    assertThatCode(() -> check(certificate, pin(node))).doesNotThrowAnyException();
    assertThat(NodeProof.read(certificate)).contains(node.publicKey().toByteArray());
  }

  @Test
  void certificateOfAnotherNodeIsNot() {
    var other = NodeCertificate.generate(NodeKey.generate(), Succession.none()).certificate();
    refused(other, pin(node), "another node's");
  }

  @Test
  void certificateWithoutAProofIsNot() throws Exception {
    refused(NodeCertificate.of(ecdsa()).certificate(), pin(node), "no node vouches");
  }

  @Test
  void forgedProofIsNot() throws Exception {
    var pair = ecdsa();
    var proof = NodeProof.of(node, pair.getPublic());
    proof[proof.length - 1] ^= 1;
    refused(with(pair, proof), pin(node), "no node vouches");
  }

  @Test
  void proofWithTheKeyOfTheNodeSignedByAnotherIsNot() throws Exception {
    var pair = ecdsa();
    var proof = NodeProof.of(NodeKey.generate(), pair.getPublic());
    System.arraycopy(node.publicKey().toByteArray(), 0, proof, 4, 32);
    refused(with(pair, proof), pin(node), "no node vouches");
  }

  @Test
  void proofThatWasMadeForAnotherCertificateIsNot() throws Exception {
    var replayed = NodeProof.of(node, ecdsa().getPublic());
    refused(with(ecdsa(), replayed), pin(node), "no node vouches");
  }

  @Test
  void certificateThatIsNotSignedByItsOwnKeyIsNot() throws Exception {
    var pair = ecdsa();
    var proof = NodeProof.of(node, pair.getPublic());
    var mixed = new KeyPair(pair.getPublic(), ecdsa().getPrivate());
    refused(with(mixed, proof), pin(node), "not signed by its own key");
  }

  @Test
  void replacedKeyIsTrustedIfTheLastOneVouchesForIt() throws Exception {
    var replaced = NodeKey.generate();
    var known = new Pin(new PinnedKey(node.publicKey()), new PinnedKey(replaced.publicKey()));
    var vouched = Succession.none().then(replaced, node);
    assertThatCode(() -> check(NodeCertificate.generate(node, vouched).certificate(), known))
        .doesNotThrowAnyException();
    var unvouched = NodeCertificate.generate(node, Succession.none()).certificate();
    refused(unvouched, known, "does not vouch for it");
  }

  @Test
  void keyThatWasReplacedIsNotTrustedAgain() {
    var replacement = NodeKey.generate();
    var rolledBack =
        new Pin(new PinnedKey(node.publicKey()), new PinnedKey(replacement.publicKey()));
    refused(
        NodeCertificate.generate(node, Succession.none()).certificate(),
        rolledBack,
        "does not vouch for it");
    refused(
        NodeCertificate.generate(node, Succession.none().then(node, replacement)).certificate(),
        rolledBack,
        "does not vouch for it");
  }

  @Test
  void nobodyIsTrustedInAHandshakeThatNothingWasSaidOf() throws Exception {
    var chain =
        new X509Certificate[] {NodeCertificate.generate(node, Succession.none()).certificate()};
    var engine = engine();
    assertThatThrownBy(() -> trust.checkClientTrusted(chain, "EC", engine))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("nobody is expected");
  }

  private void refused(X509Certificate certificate, Pin expected, String why) {
    assertThatThrownBy(() -> check(certificate, expected))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining(why);
  }

  private void check(X509Certificate certificate, Pin expected) throws Exception {
    var engine = engine();
    trust.pin(engine, expected);
    trust.checkServerTrusted(new X509Certificate[] {certificate}, "EC", engine);
  }

  private static SSLEngine engine() throws Exception {
    return SSLContext.getDefault().createSSLEngine();
  }

  private static X509Certificate with(KeyPair pair, byte[] proof) throws Exception {
    return NodeCertificate.of(pair, NodeCertificate.extension(NodeProof.IDENTIFIER, proof))
        .certificate();
  }

  private static KeyPair ecdsa() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static Pin pin(NodeKey key) {
    return Pin.of(new PinnedKey(key.publicKey()));
  }
}
