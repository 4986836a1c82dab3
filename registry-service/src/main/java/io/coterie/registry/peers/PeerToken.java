package io.coterie.registry.peers;

import com.google.common.hash.Hashing;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where a watch goes on: in both of what it is told from. The text form is what clients carry as an
 * opaque resume token; its first part is its version.
 *
 * @param facts in the own feed
 * @param reach in what network-service tells
 */
record PeerToken(String facts, String reach) {
  private static final Pattern FORM = Pattern.compile("p1\\.([0-9a-f]{16})~([^~]+)~([^~]+)");

  /**
   * Reads a resume token.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID, if it is none, or one of
   *     another watch
   */
  static PeerToken parse(WatchScope scope, String text) {
    var form = FORM.matcher(text);
    if (!form.matches() || !form.group(1).equals(mark(scope))) {
      throw FieldsInvalid.of("resume_token", "is not a resume token of this watch").exception();
    }
    return new PeerToken(form.group(2), form.group(3));
  }

  String text(WatchScope scope) {
    return "p1." + mark(scope) + '~' + facts + '~' + reach;
  }

  /** Tells watches of other nodes and other networks apart; no secret. */
  private static String mark(WatchScope scope) {
    return Hashing.farmHashFingerprint64()
        .hashString(
            scope.node().text()
                + scope.binding().map(bound -> '/' + bound.network().text()).orElse(""),
            StandardCharsets.UTF_8)
        .toString();
  }
}
