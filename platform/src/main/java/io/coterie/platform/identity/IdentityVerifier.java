package io.coterie.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Reads identities and trusts none that auth-service did not sign for this moment. */
public final class IdentityVerifier {
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final KeySets keys;
  private final Clock clock;

  @Inject
  public IdentityVerifier(KeySets keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who it is; empty if the identity is forged, expired, for somebody else, or no identity at all.
   */
  public Optional<Caller> verify(String identity) {
    try {
      var jwt = SignedJWT.parse(identity);
      var header = jwt.getHeader();
      if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
          || !IdentitySigner.TYPE.equals(header.getType())
          || header.getKeyID() == null) {
        return Optional.empty();
      }
      var key = keys.find(header.getKeyID()).flatMap(IdentityVerifier::publicKey);
      if (key.isEmpty()
          || !jwt.verify(JwsEd25519.verifier(key.get()))
          || !isForNow(jwt.getJWTClaimsSet())) {
        return Optional.empty();
      }
      return Optional.of(IdentityClaims.read(jwt.getJWTClaimsSet()));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isForNow(JWTClaimsSet claims) {
    var expires = claims.getExpirationTime();
    return claims.getAudience().equals(java.util.List.of(IdentitySigner.AUDIENCE))
        && expires != null
        && clock.instant().isBefore(expires.toInstant())
        && !expires.toInstant().isAfter(clock.instant().plus(IdentitySigner.LIFETIME).plus(SKEW));
  }

  private static Optional<java.security.PublicKey> publicKey(JWK key) {
    return key instanceof OctetKeyPair pair
        ? Ed25519.publicKey(pair.getX().decode())
        : Optional.empty();
  }
}
