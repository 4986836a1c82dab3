package io.coterie.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.coterie.standalone.cli.Desk.Going;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that run on the hub's own relay, as their owner runs them. */
class AgentSessionTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern LEADS = Pattern.compile("127\\.0\\.0\\.1:(\\d+) leads to web:80");

  private static Office office;

  @BeforeAll
  static void start() {
    office = new Office();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void serverBehindOneNodeIsReachedOnAPortOfTheOther() throws Exception {
    Desk alice = Lab.withNodes(office);
    try (var server = new ServerSocket()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Going web =
          Lab.running(
              alice, "node start web --output json --expose 80=127.0.0.1:" + server.getLocalPort());
      Going laptop = Lab.running(alice, "node start laptop --output json --forward 0=web:80");
      var leads = LEADS.matcher(laptop.out());
      assertThat(leads.find()).as(laptop.out()).isTrue();
      try (var client =
              new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(leads.group(1)));
          var served = server.accept()) {
        client.getOutputStream().write("hello".getBytes(UTF_8));
        client.shutdownOutput();
        assertThat(served.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        served.getOutputStream().write("welcome".getBytes(UTF_8));
        served.shutdownOutput();
        assertThat(client.getInputStream().readAllBytes()).isEqualTo("welcome".getBytes(UTF_8));
      }
      await().atMost(PATIENCE).until(() -> !Lab.events(laptop, "peerConnected").isEmpty());
      alice.refused("node ping web --as laptop", "NODE_RUNNING");
      for (Going node : List.of(laptop, web)) {
        var done = node.stopped();
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(Lab.events(node, "left")).hasSize(1);
      }
    }
  }

  @Test
  void runningNodeIsPingedMeasuredListedAndExamined() {
    Desk alice = Lab.withNodes(office);
    Going web = Lab.running(alice, "node start web --bench --output json");

    var ping = alice.done("node ping web --count 2 --interval 1s --as laptop");
    assertThat(ping.out()).containsPattern("web: .* ms, ").contains("2 sent, 2 answered");

    JsonObject bench = alice.data("node bench web --time 1s --as laptop");
    assertThat(bench.get("bytesPerSecondUp").getAsLong()).isPositive();
    assertThat(bench.get("bytesPerSecondDown").getAsLong()).isPositive();
    assertThat(bench.get("roundTripMedianMillis").getAsDouble()).isPositive();

    JsonObject peers = alice.data("node peers --as laptop");
    JsonObject peer = peers.getAsJsonArray("peers").get(0).getAsJsonObject();
    assertThat(peer.get("hostname").getAsString()).isEqualTo("web");
    assertThat(peer.get("online").getAsBoolean()).isTrue();
    assertThat(peer.get("path").getAsString()).isIn("direct", "relay");

    JsonObject doctor = alice.data("node doctor web --port 80 --as laptop");
    assertThat(doctor.get("healthy").getAsBoolean()).as(doctor.toString()).isTrue();
    assertThat(about(doctor))
        .contains("hub", "relay", "UDP", "NAT", "home relay", "access", "presence", "path");
    assertThat(web.stopped().code()).isZero();
  }

  @Test
  void doctorSaysWhatIsWrongAndWhatToDo() {
    Desk alice = Lab.withNodes(office);
    var result = alice.run("node doctor web --as laptop --output json");
    assertThat(result.code()).isEqualTo(1);
    JsonObject offline = result.data();
    assertThat(offline.get("healthy").getAsBoolean()).isFalse();
    assertThat(offline.toString()).contains("web is offline").contains("coterie node start");
    var unknown = alice.run("node doctor nobody --as laptop");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.out())
        .contains("there is no node nobody that node laptop may reach")
        .contains("There is a problem.");
  }

  @Test
  void standardInputAndOutputMeetOverAStream() {
    Desk alice = Lab.withNodes(office);
    Desk bob = office.another(alice);
    bob.done("node create tower --network " + Lab.network(alice));
    Going listener = alice.input("from web").begin("node nc -l 9 --as web");
    await().atMost(PATIENCE).until(() -> bob.run("node ping web --count 1 --as tower").code() == 0);
    var dialled = bob.input("from tower").done("node nc web 9 --as tower");
    assertThat(dialled.out()).isEqualTo("from web");
    assertThat(listener.end().join().out()).isEqualTo("from tower");
  }

  @Test
  void refusalsSayWhatToDo() {
    Desk alice = Lab.withNodes(office);
    Office.hint(alice.refused("node ping nobody --as laptop", "NODE_NOT_FOUND"), "watch peers");
    Office.hint(alice.refused("node peers", "NODE_AMBIGUOUS"), "--as");
    Office.hint(office.registered("bob").refused("node ping web", "NODE_NOT_HERE"), "node create");
    Going web = Lab.running(alice, "node start web --output json");
    Office.hint(alice.refused("node nc web 9 --as laptop", "PORT_CLOSED"), "--expose");
    Office.hint(alice.refused("node ping laptop --as web", "NODE_RUNNING"), "node stop web");
    assertThat(web.stopped().code()).isZero();
  }

  private static List<String> about(JsonObject doctor) {
    return StreamSupport.stream(doctor.getAsJsonArray("findings").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(finding -> finding.get("about").getAsString())
        .toList();
  }
}
