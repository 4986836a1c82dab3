package io.coterie.platform.feed;

import io.coterie.platform.failure.PlatformFailure;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A place in a feed: behind the change of that transaction and position. The text form is what
 * clients carry as an opaque resume token; its first part is its version.
 *
 * @param epoch the history it belongs to
 * @param txid the writer's transaction
 * @param position the change's number within the feed; 0 is before the transaction's first
 */
record FeedPosition(String epoch, long txid, long position) implements Comparable<FeedPosition> {
  private static final Pattern FORM =
      Pattern.compile("f1\\.([0-9a-z]{1,20})\\.(\\d{1,18})\\.(\\d{1,18})");
  private static final Comparator<FeedPosition> ORDER =
      Comparator.comparingLong(FeedPosition::txid).thenComparingLong(FeedPosition::position);

  /**
   * Reads a resume token.
   *
   * @throws io.coterie.platform.failure.FailureException FIELD_INVALID, if it is none
   */
  static FeedPosition parse(String token) {
    var form = FORM.matcher(token);
    if (!form.matches()) {
      throw PlatformFailure.FieldsInvalid.of(
              "resume_token", "is not a resume token of this service")
          .exception();
    }
    return new FeedPosition(
        form.group(1), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
  }

  String token() {
    return "f1." + epoch + '.' + txid + '.' + position;
  }

  boolean isAfter(FeedPosition other) {
    return compareTo(other) > 0;
  }

  /** Only makes sense within an epoch. */
  @Override
  public int compareTo(FeedPosition other) {
    return ORDER.compare(this, other);
  }
}
