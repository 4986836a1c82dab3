package io.coterie.platform.db;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.call.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The list that a page token belongs to: it is of no use for another list, another filter or
 * another caller.
 *
 * @param list the list's name, e.g. {@code ListMembers}
 * @param caller whose list it is
 * @param filter what was filtered by
 */
public record PageScope(String list, String caller, List<String> filter) {
  public PageScope {
    filter = List.copyOf(filter);
  }

  /** The list of the call that is being served, for its caller. */
  public static PageScope ofCall(Object... filter) {
    var call = Call.current();
    return new PageScope(
        call.method(),
        call.caller().subject(),
        Arrays.stream(filter).map(Object::toString).toList());
  }

  byte[] context() {
    var text = new StringBuilder();
    append(text, list);
    append(text, caller);
    filter.forEach(part -> append(text, part));
    return Bytes32.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).toByteArray();
  }

  /** With its length in front, so that no two lists of parts look the same. */
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
