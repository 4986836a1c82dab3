package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.coterie.cli.terminal.Terminal;
import io.coterie.standalone.cli.Desk.Going;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the node commands print: JSON to programs, a line that lives to people. */
class NodeOutputSessionTest {
  @AutoClose private static final Office office = new Office();

  /** Somebody looks at standard error. */
  private static final Terminal WATCHED =
      new Terminal() {
        @Override
        public boolean interactive() {
          return false;
        }

        @Override
        public boolean watched() {
          return true;
        }

        @Override
        public Optional<String> secret(String question) {
          return Optional.empty();
        }

        @Override
        public boolean confirms(String question) {
          return false;
        }
      };

  private final Desk alice = Lab.withNodes(office);

  @Test
  void everyNodeCommandSpeaksJson() {
    has(alice.data("node create third --network lab"), "name", "node", "number", "folder");
    has(alice.data("node rename third fourth"), "node");
    has(alice.data("node ls"), "nodes");
    has(alice.data("node peers --as laptop"), "peers");
    has(alice.data("node doctor --as laptop"), "healthy", "findings");

    Going web = Lab.running(alice, "node start web --output json --bench --expose 80=localhost:1");
    assertThat(Lab.events(web, "opened")).hasSize(2);
    has(Lab.events(web, "online").getFirst(), "address");
    has(Lab.events(web, "relayUp").getFirst(), "relay");

    List<JsonObject> ping =
        Lab.lines(alice.done("node ping web --count 2 --as laptop --output json").out());
    assertThat(ping)
        .extracting(line -> line.get("event").getAsString())
        .containsExactly("ping", "ping", "summary");
    has(ping.getFirst(), "node", "number", "millis", "path");
    has(ping.getLast(), "sent", "answered", "minMillis", "medianMillis", "maxMillis");
    has(alice.data("node bench web --time 1s --as laptop"), "bytesPerSecondUp", "path");
    has(alice.refused("node nc web 9 --as laptop", "PORT_CLOSED").error(), "hint");

    has(Lab.lines(web.stopped().out()).getLast(), "node");
    assertThat(alice.data("node delete fourth --force").size())
        .as("nothing is left to say")
        .isZero();
  }

  @Test
  void lastLineOfATerminalTellsHowTheNodeIs() {
    Going web = alice.terminal(WATCHED).begin("node start web");
    await().atMost(Lab.PATIENCE).until(() -> web.err().contains(": 0 peers, 0 directly"));
    alice.terminal(Terminal.NONE);
    Going ping = alice.begin("node ping web --count 0 --as laptop");
    await().atMost(Lab.PATIENCE).until(() -> web.err().contains(": 1 peer, "));
    assertThat(web.err()).contains("\r\033[2K");
    assertThat(ping.stopped().code()).isZero();
    assertThat(web.stopped().code()).isZero();
    assertThat(web.err()).endsWith("said good-bye" + System.lineSeparator());
  }

  @Test
  void nobodyWhoReadsAFileSeesALineThatLives() {
    Going web = alice.begin("node start web");
    await().atMost(Lab.PATIENCE).until(() -> web.err().contains("online at"));
    Going plain = alice.terminal(WATCHED).begin("node start laptop --plain");
    await().atMost(Lab.PATIENCE).until(() -> plain.err().contains("online at"));
    for (Going one : List.of(web, plain)) {
      assertThat(one.stopped().code()).isZero();
      assertThat(one.err()).doesNotContain("\033").doesNotContain("peers,");
    }
  }

  private static void has(JsonObject data, String... names) {
    assertThat(data.keySet()).as(data.toString()).contains(names);
  }
}
