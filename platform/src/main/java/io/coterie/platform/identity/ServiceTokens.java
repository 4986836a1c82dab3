package io.coterie.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * What services show each other: JWTs (HS256) under a key derived from the cluster secret, living a
 * minute.
 */
public final class ServiceTokens {
  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final JOSEObjectType SERVICE = new JOSEObjectType("coterie-service+jwt");
  private static final JOSEObjectType EDGE = new JOSEObjectType("coterie-edge+jwt");

  private final SecretKey key;
  private final Clock clock;

  @Inject
  public ServiceTokens(ClusterSecret secret, Clock clock) {
    this.key = secret.derive("HmacSHA256", "service identity");
    this.clock = clock;
  }

  /** Says which service is calling. */
  public String service(ServiceName name) {
    return sign(SERVICE, new JWTClaimsSet.Builder().subject(name.text()));
  }

  /** The service that made a token; empty if none did, or too long ago. */
  public Optional<ServiceName> verifyService(String token) {
    return verify(SERVICE, token)
        .flatMap(claims ->
            Arrays.stream(ServiceName.values())
                .filter(name -> name.text().equals(claims.getSubject()))
                .findFirst());
  }

  /** Says where the edge got a call from. */
  public String edge(EdgeStamp stamp) {
    return sign(
        EDGE,
        new JWTClaimsSet.Builder()
            .subject(ServiceName.GATEWAY.text())
            .claim("ip", stamp.sourceAddress())
            .claim("cid", stamp.callId()));
  }

  /** What the edge said; empty if it was not the edge, or too long ago. */
  public Optional<EdgeStamp> verifyEdge(String token) {
    return verify(EDGE, token)
        .map(claims ->
            new EdgeStamp(
                String.valueOf(claims.getClaim("ip")), String.valueOf(claims.getClaim("cid"))));
  }

  private String sign(JOSEObjectType type, JWTClaimsSet.Builder claims) {
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(),
            claims
                .audience(IdentitySigner.AUDIENCE)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .build());
    try {
      jwt.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("a 256-bit key signs", e);
    }
    return jwt.serialize();
  }

  private Optional<JWTClaimsSet> verify(JOSEObjectType type, String token) {
    try {
      var jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !type.equals(jwt.getHeader().getType())
          || !jwt.verify(new MACVerifier(key))) {
        return Optional.empty();
      }
      var claims = jwt.getJWTClaimsSet();
      return claims.getAudience().equals(List.of(IdentitySigner.AUDIENCE))
              && isAlive(claims.getExpirationTime())
          ? Optional.of(claims)
          : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private boolean isAlive(@org.jspecify.annotations.Nullable Date expires) {
    Instant now = clock.instant();
    return expires != null && now.isBefore(expires.toInstant());
  }
}
