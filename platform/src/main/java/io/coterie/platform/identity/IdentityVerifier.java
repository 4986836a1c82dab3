package io.coterie.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
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

/** Reads identities and trusts none that auth-service did not sign for this moment. Thread-safe. */
public final class IdentityVerifier {
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final int MOST_KEPT = 10_000;

  private final KeySets keys;
  private final Clock clock;
  private final Cache<HashCode, Proven> kept =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEPT)
          .expireAfterWrite(IdentitySigner.LIFETIME.plus(SKEW))
          .build();

  /** What a signature under a key was found to be right for. */
  private record Proven(JWK key, JWTClaimsSet claims, Caller caller) {}

  @Inject
  public IdentityVerifier(KeySets keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Who it is; empty if the identity is forged, expired, for somebody else, or no identity at all.
   * That a signature is right is remembered, by all its bytes; the time and the key are looked at
   * every time.
   */
  public Optional<Caller> verify(String identity) {
    var hash = Hashing.sha256().hashUnencodedChars(identity);
    return Optional.ofNullable(kept.getIfPresent(hash))
        .filter(proven -> keys.find(proven.key().getKeyID()).equals(Optional.of(proven.key())))
        .or(() -> prove(identity, hash))
        .filter(proven -> isForNow(proven.claims()))
        .map(Proven::caller);
  }

  private Optional<Proven> prove(String identity, HashCode hash) {
    try {
      var jwt = SignedJWT.parse(identity);
      var header = jwt.getHeader();
      if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
          || !IdentitySigner.TYPE.equals(header.getType())
          || header.getKeyID() == null) {
        return Optional.empty();
      }
      var key = keys.find(header.getKeyID());
      var verifying = key.flatMap(IdentityVerifier::publicKey);
      if (verifying.isEmpty() || !jwt.verify(JwsEd25519.verifier(verifying.get()))) {
        return Optional.empty();
      }
      var claims = jwt.getJWTClaimsSet();
      var proven = new Proven(key.orElseThrow(), claims, IdentityClaims.read(claims));
      kept.put(hash, proven);
      return Optional.of(proven);
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
