package io.coterie.platform.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Set;

/**
 * Ed25519 for JWS (RFC 8037) on the JDK's own implementation; the library's would bring another
 * crypto library along.
 */
public final class JwsEd25519 {
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA);

  private JwsEd25519() {}

  public static JWSSigner signer(PrivateKey key) {
    return new Signer(key, new JCAContext());
  }

  public static JWSVerifier verifier(PublicKey key) {
    return new Verifier(key, new JCAContext());
  }

  private record Signer(PrivateKey key, JCAContext context) implements JWSSigner {
    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
      return Base64URL.encode(Ed25519.sign(key, input));
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return ALGORITHMS;
    }

    @Override
    public JCAContext getJCAContext() {
      return context;
    }
  }

  private record Verifier(PublicKey key, JCAContext context) implements JWSVerifier {
    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) {
      return JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
          && Ed25519.verify(key, input, signature.decode());
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
      return ALGORITHMS;
    }

    @Override
    public JCAContext getJCAContext() {
      return context;
    }
  }
}
