package io.coterie.sdk;

import java.util.List;
import java.util.Map;

/**
 * Which calls are made again when the hub is unavailable: all but those that would not be the same
 * the second time. A mutation carries a request id, so that a repeat returns the first answer.
 */
final class RetryPolicy {
  private static final Map<String, Object> AGAIN =
      Map.of(
          "maxAttempts",
          3.0,
          "initialBackoff",
          "0.2s",
          "maxBackoff",
          "1s",
          "backoffMultiplier",
          2.0,
          "retryableStatusCodes",
          List.of("UNAVAILABLE"));

  private RetryPolicy() {}

  /** A gRPC service config. */
  static Map<String, ?> serviceConfig() {
    return Map.of(
        "methodConfig",
        List.of(
            Map.of("name", List.of(Map.of()), "retryPolicy", AGAIN),
            Map.of(
                "name",
                List.of(
                    method("coterie.auth.v1.AccountService", "Login"),
                    // an assertion is accepted once
                    method("coterie.auth.v1.TokenService", "ExchangeNodeAssertion"),
                    // the presence loop has a rhythm of its own
                    method("coterie.registry.v1.RegistryService", "Heartbeat")))));
  }

  private static Map<String, String> method(String service, String method) {
    return Map.of("service", service, "method", method);
  }
}
