package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.standalone.cli.Desk.Going;
import java.time.Duration;
import java.util.List;

/** Two nodes of one owner in a network, and how they are run. */
final class Lab {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Lab() {}

  /** A new user's desk with nodes {@code web} and {@code laptop} in network {@code lab}. */
  static Desk withNodes(Office office) {
    Desk alice = office.registered("alice");
    alice.done("network create lab");
    alice.done("network use lab");
    alice.done("node create web --network lab");
    alice.done("node create laptop --network lab");
    return alice;
  }

  static String network(Desk desk) {
    return desk.data("network info lab").getAsJsonObject("network").get("id").getAsString();
  }

  /** A node that is at home at a relay; the command prints JSON. */
  static Going running(Desk desk, String command) {
    Going going = desk.begin(command);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(going.end()).as(() -> going.end().resultNow().err()).isNotDone();
          assertThat(events(going, "relayUp")).isNotEmpty();
          assertThat(events(going, "online")).isNotEmpty();
        });
    return going;
  }

  /** What it has told of so far. */
  static List<JsonObject> events(Going going, String event) {
    return lines(going.out()).stream()
        .filter(data -> data.has("event") && data.get("event").getAsString().equals(event))
        .toList();
  }

  /** The data of each line. */
  static List<JsonObject> lines(String printed) {
    return printed
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("data"))
        .toList();
  }
}
