package io.coterie.network.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Up to where a client has been told, and can go on when it is cut off. For one thread. */
final class Trail {
  private String resumeToken;

  /** Makes one; an empty token: the client has been told nothing. */
  Trail(String resumeToken) {
    this.resumeToken = resumeToken;
  }

  /** Notes that everything up to there has been told. */
  String reach(String token) {
    resumeToken = token;
    return token;
  }

  /**
   * The messages about what a change brought about. Only the last goes on behind the change:
   * whoever is cut off between them gets all of them again.
   *
   * @param behind the change's resume token
   */
  <E, R> List<R> tell(List<E> events, String behind, BiFunction<E, String, R> message) {
    var messages = new ArrayList<R>();
    for (int i = 0; i < events.size(); i++) {
      boolean isLast = i == events.size() - 1;
      messages.add(message.apply(events.get(i), isLast ? behind : resumeToken));
    }
    var _ = reach(behind);
    return messages;
  }
}
