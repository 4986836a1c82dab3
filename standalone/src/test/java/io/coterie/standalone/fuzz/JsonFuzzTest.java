package io.coterie.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import java.util.Queue;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is sent to the paths of the JSON mapping, it is never the hub's fault. */
class JsonFuzzTest {
  private static final int BATCH = 250;
  private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d{3})(?s:.*)");

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void noRequestMakesTheHubFail() throws Exception {
    fuzz(2);
  }

  @Test
  @Tag("full")
  void noneOfManyRequestsMakesTheHubFail() throws Exception {
    fuzz(40);
  }

  private static void fuzz(int batches) throws Exception {
    new Batches().run(batches, JsonFuzzTest::batch);
    Invariants.awaitHold(hub);
  }

  private static void batch(Random random, Queue<String> findings) throws Exception {
    var requests = new JsonRequests(new World(hub), random);
    for (int i = 0; i < BATCH; i++) {
      var request = requests.next();
      var answer = RawHttp.send(hub.edge().getPort(), request);
      if (isFault(answer)) {
        findings.add(brief(answer) + "\n  to " + brief(new String(request, ISO_8859_1)));
      }
    }
    Health.check(hub);
  }

  /** What is no HTTP at all may be hung up on without a word. */
  private static boolean isFault(String answer) {
    var status = STATUS.matcher(answer);
    return answer.contains("\tat ")
        || (status.matches() && Integer.parseInt(status.group(1)) >= 500)
        || (!answer.isEmpty() && !status.matches());
  }

  private static String brief(String text) {
    return text.substring(0, Math.min(text.length(), 1_000));
  }
}
