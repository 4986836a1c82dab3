package io.coterie.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.coterie.standalone.cli.Desk.Going;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which ways packets take, where there are two relays. */
class NodePathSessionTest {
  private static Office office;
  private static List<String> relays;

  @BeforeAll
  static void start() {
    office = new Office();
    office.replica("second");
    await().atMost(Lab.PATIENCE).until(() -> names().size() == 2);
    relays = names();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void nodeIsAtHomeAtTheRelayThatItIsToldOf() {
    Desk alice = Lab.withNodes(office);
    for (String relay : relays) {
      Going web = Lab.running(alice, "node start web --output json --relay " + relay);
      assertThat(Lab.events(web, "relayUp").getFirst().get("relay").getAsString()).isEqualTo(relay);
      assertThat(web.stopped().code()).isZero();
    }
  }

  @Test
  void relayThatThereIsNotIsRefusedWithThoseThatThereAre() {
    Desk alice = Lab.withNodes(office);
    var refused = alice.refused("node start web --relay nowhere", "RELAY_NOT_FOUND");
    Office.hint(refused, relays.getFirst());
    Office.hint(refused, relays.getLast());
    alice.refused("node ping web --as laptop --relay nowhere", "RELAY_NOT_FOUND");
  }

  @Test
  void nodesAtHomeAtDifferentRelaysReachEachOtherThroughThem() {
    Desk alice = Lab.withNodes(office);
    Going web =
        Lab.running(alice, "node start web --output json --relay-only --relay " + relays.getLast());
    String ping = "node ping web --count 1 --as laptop --relay-only --relay " + relays.getFirst();
    await()
        .atMost(Lab.PATIENCE.multipliedBy(2))
        .untilAsserted(
            () -> assertThat(alice.run(ping).out()).contains("through relay " + relays.getLast()));
    assertThat(alice.data("node peers --as laptop --relay-only").toString())
        .contains("\"path\":\"relay\"")
        .doesNotContain("direct");
    assertThat(Lab.events(web, "pathChanged")).allMatch(change -> !change.has("direct"));
    assertThat(web.stopped().code()).isZero();
  }

  @Test
  void nodesThatGetNoUdpOutReachEachOtherThroughTheHub() {
    Desk alice = Lab.withNodes(office);
    Going web = Lab.running(alice, "node start web --output json --relay-only --transport tunnel");
    assertThat(Lab.events(web, "relayUp"))
        .allMatch(up -> up.get("by").getAsString().equals("tunnel"));
    assertThat(
            alice.done("node ping web --count 1 --as laptop --relay-only --transport tunnel").out())
        .contains(", by TCP through the hub");
    assertThat(alice.data("node peers --as laptop --relay-only --transport tunnel").toString())
        .contains("\"path\":\"tunnel\"");
    assertThat(alice.done("node doctor --as laptop --transport tunnel").out())
        .containsPattern("note +home relay +.*, by TCP through the hub");
    assertThat(web.stopped().code()).isZero();
  }

  @Test
  void addressesAreForThoseOnlyWhoReachTheNodeDirectly() {
    Desk alice = Lab.withNodes(office);
    Going hidden = Lab.running(alice, "node start web --output json --relay-only");
    Going open = Lab.running(alice, "node start laptop --output json");
    await()
        .atMost(Lab.PATIENCE)
        .untilAsserted(() -> {
          assertThat(endpoints(alice, "laptop")).isPositive();
          assertThat(endpoints(alice, "web")).isZero();
        });
    assertThat(hidden.stopped().code()).isZero();
    assertThat(open.stopped().code()).isZero();
  }

  @Test
  void doctorAsksBothRelaysAndComparesWhatTheySee() {
    Desk alice = Lab.withNodes(office);
    JsonObject doctor = alice.data("node doctor --as laptop");
    assertThat(doctor.get("healthy").getAsBoolean()).as(doctor.toString()).isTrue();
    assertThat(texts(doctor, "relay"))
        .hasSize(2)
        .allMatch(text -> text.contains(" answers at 127.0.0.1:"))
        .anyMatch(text -> text.startsWith(relays.getFirst()))
        .anyMatch(text -> text.startsWith(relays.getLast()));
    assertThat(texts(doctor, "NAT")).containsExactly("there is none on the way to the relays");
    assertThat(alice.done("node doctor --as laptop --relay " + relays.getLast()).out())
        .contains(relays.getLast() + ", where other nodes find this one");
  }

  private static List<String> names() {
    return elements(office.root().data("relay ls"), "relays").stream()
        .map(relay -> relay.get("name").getAsString())
        .toList();
  }

  private static int endpoints(Desk desk, String node) {
    return elements(desk.data("node ls"), "nodes").stream()
        .filter(found -> found.get("hostname").getAsString().equals(node))
        .mapToInt(found -> found.getAsJsonArray("endpoints").size())
        .sum();
  }

  private static List<String> texts(JsonObject doctor, String about) {
    return elements(doctor, "findings").stream()
        .filter(finding -> finding.get("about").getAsString().equals(about))
        .map(finding -> finding.get("what").getAsString())
        .toList();
  }

  private static List<JsonObject> elements(JsonObject data, String array) {
    return StreamSupport.stream(data.getAsJsonArray(array).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
