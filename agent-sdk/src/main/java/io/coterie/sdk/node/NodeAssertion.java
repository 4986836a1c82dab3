package io.coterie.sdk.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A node's signed word that it is itself: a JWT (RFC 7519) with EdDSA (RFC 8037), for one
 * deployment, one use and a few minutes.
 */
final class NodeAssertion {
  /** The hub accepts 5 minutes; less leaves room for clocks that differ. */
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  /** Whatever may stand between quotes in JSON as it is. */
  private static final Pattern PLAIN = Pattern.compile("[ -~&&[^\"\\\\]]*");

  private static final String HEADER = encoded("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}");

  private NodeAssertion() {}

  /** A new assertion in compact form. */
  static String of(NodeKey key, String node, String deployment, Instant now) {
    if (!PLAIN.matcher(node).matches() || !PLAIN.matcher(deployment).matches()) {
      throw new IllegalArgumentException("a node id and a deployment are plain text");
    }
    String claims =
        "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"iat\":%3$s,\"exp\":%4$s,\"jti\":\"%5$s\"}"
            .formatted(
                node,
                deployment,
                now.getEpochSecond(),
                now.plus(LIFETIME).getEpochSecond(),
                UUID.randomUUID());
    String signed = HEADER + "." + encoded(claims);
    return signed
        + "."
        + encoded(key.sign(signed.getBytes(StandardCharsets.US_ASCII)).toByteArray());
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
