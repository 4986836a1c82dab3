package io.coterie.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Signs identities; only auth-service has the key. */
public final class IdentitySigner {
  /** How long an identity lives: long enough to get to its service. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  static final String AUDIENCE = "coterie";
  static final JOSEObjectType TYPE = new JOSEObjectType("coterie-identity+jwt");

  private final Clock clock;

  public IdentitySigner(Clock clock) {
    this.clock = clock;
  }

  /** A compact JWT that says who the caller is. */
  public String sign(Caller caller, String keyId, PrivateKey key) {
    var now = clock.instant();
    var claims =
        IdentityClaims.write(caller)
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .build();
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(keyId).type(TYPE).build(), claims);
    try {
      jwt.sign(JwsEd25519.signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("an Ed25519 key signs", e);
    }
    return jwt.serialize();
  }
}
