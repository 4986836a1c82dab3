package io.coterie.sdk;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** What a client shows to say who it is. Its text form never shows the secret. */
public record Credential(String secret) {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,4096}");

  /**
   * Checks its form, not what it is good for.
   *
   * @throws IllegalArgumentException when it is not one word of visible ASCII characters
   */
  public Credential {
    if (!VISIBLE.matcher(secret).matches()) {
      throw new IllegalArgumentException("a credential is one word of visible ASCII characters");
    }
  }

  /** Bound to one network: calls with it are carried out there. */
  public boolean networkBound() {
    return secret.startsWith("ntok_");
  }

  /** The operator's. */
  public boolean operator() {
    return secret.startsWith("atok_");
  }

  CallCredentials asCallCredentials() {
    return new CallCredentials() {
      @Override
      public void applyRequestMetadata(
          RequestInfo info, Executor executor, MetadataApplier applier) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + secret);
        applier.apply(headers);
      }
    };
  }

  @Override
  public String toString() {
    int kind = secret.indexOf('_');
    return (kind > 0 && kind < 6 ? secret.substring(0, kind + 1) : "") + "…";
  }
}
