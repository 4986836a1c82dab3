package io.coterie.sdk;

import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Why a caller does something, in its own words: the hub keeps it in the audit trail with what the
 * call does, or with what was refused.
 *
 * @param text 1 to 256 characters
 */
public record CallReason(String text) {
  private static final int LONGEST = 256;
  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("coterie-reason", Metadata.ASCII_STRING_MARSHALLER);

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException when it is blank or longer than 256 characters
   */
  public CallReason {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a reason has 1 to " + LONGEST + " characters");
    }
  }

  ClientInterceptor asInterceptor() {
    var headers = new Metadata();
    headers.put(HEADER, percentEncoded());
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  /** RFC 3986, 2.1: metadata takes ASCII only. The form encoding differs in the space alone. */
  private String percentEncoded() {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
