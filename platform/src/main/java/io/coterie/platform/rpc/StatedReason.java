package io.coterie.platform.rpc;

import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.grpc.Metadata;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a caller does something, as the header says it: UTF-8, percent-encoded (RFC 3986). What is in
 * it ends up on other people's screens, so control characters are refused.
 */
final class StatedReason {
  private static final int MOST_CHARACTERS = 256;
  private static final Pattern ENCODED = Pattern.compile("([ -$&-~]|%[0-9A-Fa-f]{2})*");

  private StatedReason() {}

  /**
   * The reason in the headers; none if there is no such header, or nothing in it.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID
   */
  static Optional<String> of(Metadata headers) {
    var header = headers.get(RpcHeaders.REASON);
    if (header == null) {
      return Optional.empty();
    }
    if (!ENCODED.matcher(header).matches()) {
      throw invalid("is not percent-encoded");
    }
    var text = decoded(header).strip();
    if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
      throw invalid("is longer than " + MOST_CHARACTERS + " characters");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw invalid("has control characters");
    }
    return Optional.of(text).filter(said -> !said.isEmpty());
  }

  static String encode(String reason) {
    return URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String header) {
    var bytes = ByteBuffer.allocate(header.length());
    for (int at = 0; at < header.length(); at++) {
      if (header.charAt(at) == '%') {
        bytes.put((byte) Integer.parseInt(header, at + 1, at + 3, 16));
        at += 2;
      } else {
        bytes.put((byte) header.charAt(at));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException _) {
      throw invalid("is not UTF-8");
    }
  }

  private static RuntimeException invalid(String problem) {
    return FieldsInvalid.of(RpcHeaders.REASON.name(), problem).exception();
  }
}
