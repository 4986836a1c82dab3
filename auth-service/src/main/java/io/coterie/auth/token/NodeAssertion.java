package io.coterie.auth.token;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.JwsEd25519;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node's claim to be itself, well-formed and of this moment, but not yet proven.
 *
 * @param id what makes it usable once
 * @param expires when it is of no use any more
 */
record NodeAssertion(SignedJWT jwt, NodeId node, String id, Instant expires) {
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("[!-~]{16,64}");

  /** Reads an assertion for this deployment; empty if anything about it is wrong. */
  static Optional<NodeAssertion> read(String text, String deployment, Instant now) {
    try {
      var jwt = SignedJWT.parse(text);
      var claims = jwt.getJWTClaimsSet();
      var node = claims.getSubject();
      var id = claims.getJWTID();
      if (!JWSAlgorithm.EdDSA.equals(jwt.getHeader().getAlgorithm())
          || node == null
          || !NodeId.matches(node)
          || !node.equals(claims.getIssuer())
          || !claims.getAudience().equals(List.of(deployment))
          || id == null
          || !ID.matcher(id).matches()) {
        return Optional.empty();
      }
      return end(claims, now).map(end -> new NodeAssertion(jwt, new NodeId(node), id, end));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** Whether the key signed it. */
  boolean isSignedBy(ByteString key) {
    try {
      var publicKey = Ed25519.publicKey(key.toByteArray());
      return publicKey.isPresent() && jwt.verify(JwsEd25519.verifier(publicKey.get()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Optional<Instant> end(JWTClaimsSet claims, Instant now) {
    var issued = instant(claims.getIssueTime());
    var expires = instant(claims.getExpirationTime());
    if (issued == null || expires == null) {
      return Optional.empty();
    }
    boolean ofNow = !issued.isAfter(now.plus(SKEW)) && expires.plus(SKEW).isAfter(now);
    boolean shortLived = !expires.isAfter(issued.plus(LONGEST_LIFE));
    return ofNow && shortLived ? Optional.of(expires.plus(SKEW)) : Optional.empty();
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
