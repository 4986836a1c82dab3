package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.AuditOutcome;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.platform.id.NetworkId;
import io.coterie.registry.v1.NetworkEntry;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CallReason;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit trail of a whole hub tells of calls that were refused, at either door. */
class RefusedCallsTest {
  private static final String BAD = "utok_" + "a".repeat(32);

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    var _ = hub.account(); // the first one reads everything
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void memberWhoseRoleIsTooLowLeavesARowThatNamesWhatItTyped() {
    var alice = hub.account();
    var bob = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
    var _ =
        bob.user()
            .members()
            .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network.getId()).build());

    assertThat(
            refused(
                () -> delete(bob.user().because(new CallReason("tidying up")), network.getName())))
        .isEqualTo("ROLE_TOO_LOW");

    var row = row("DeleteNetwork", bob.user());
    assertThat(row.getRefusal()).isEqualTo("ROLE_TOO_LOW");
    assertThat(row.getTarget()).isEqualTo(network.getName());
    assertThat(row.getAccount()).isEqualTo(bob.id());
    assertThat(row.getSourceAddress()).isEqualTo("127.0.0.1");
    assertThat(row.getReason()).isEqualTo("tidying up");
    assertThat(rows(alice.user())).isEmpty();
    assertThat(rows(hub.operator())).contains(row);
  }

  @Test
  void outsiderLeavesTheSameRowsWhetherOrNotTheNetworkExists() {
    var alice = hub.account();
    var hidden = hub.network(alice, JoinRule.JOIN_RULE_TOKEN).getId();
    var absent = NetworkId.random().text();
    var outsider = hub.account();
    List<Consumer<String>> attempts =
        List.of(
            network -> delete(outsider.user(), network),
            network -> join(outsider.user(), network),
            network -> {
              var member = PrincipalRef.newBuilder().setAccount(alice.id());
              var _ =
                  outsider
                      .user()
                      .members()
                      .removeMember(
                          RemoveMemberRequest.newBuilder()
                              .setNetwork(network)
                              .setMember(member)
                              .build());
            });
    for (var attempt : attempts) {
      assertThat(refused(() -> attempt.accept(hidden))).isEqualTo("NETWORK_NOT_FOUND");
      assertThat(refused(() -> attempt.accept(absent))).isEqualTo("NETWORK_NOT_FOUND");
    }

    await().untilAsserted(() -> assertThat(rows(outsider.user())).hasSize(6));
    assertThat(shapes(outsider.user(), hidden)).isEqualTo(shapes(outsider.user(), absent));
    assertThat(rows(outsider.user()).toString()).doesNotContain("open sesame");
    assertThat(rows(alice.user())).isEmpty();
  }

  @Test
  void networksThatRefuseANodeWhileItRegistersAreOnRecord() {
    var network = hub.network(hub.account(), JoinRule.JOIN_RULE_TOKEN).getId();
    var guess = NetworkEntry.newBuilder().setNetwork(network).setJoinSecret("open sesame").build();
    var node =
        new Registration(hub.nobody())
            .register(
                NodeKey.generate(),
                "",
                TestHub.unique("node"),
                NodeVisibility.NODE_VISIBILITY_PRIVATE,
                List.of(guess))
            .getNode()
            .getId();

    var ofNode = AuditFilter.newBuilder().setNode(node).setNetwork(network).build();
    await().untilAsserted(() -> assertThat(find(hub.operator(), ofNode)).hasSize(1));
    var row = find(hub.operator(), ofNode).getFirst();
    assertThat(row.getAction()).isEqualTo("JoinNetwork");
    assertThat(row.getRefusal()).isEqualTo("NETWORK_NOT_FOUND");
    assertThat(row.getTarget()).isEqualTo(network);
    assertThat(row.getSourceAddress()).isEqualTo("127.0.0.1");
    assertThat(row.toString()).doesNotContain("open sesame");
  }

  @Test
  void badTokenIsOnRecordAtBothDoorsOnce() throws Exception {
    assertThat(refused(() -> delete(hub.with(BAD), "dev"))).isEqualTo("CREDENTIAL_INVALID");
    assertThat(post("/v1/networks", BAD, "irrelevant")).isEqualTo(401);
    assertThat(post("/v1/networks", BAD + "a b", "irrelevant")).isEqualTo(401);

    await()
        .untilAsserted(() ->
            assertThat(ofNobody())
                .extracting(row -> row.getAction() + " " + row.getRefusal())
                .containsExactlyInAnyOrder(
                    "DeleteNetwork CREDENTIAL_INVALID", "CreateNetwork CREDENTIAL_INVALID"));
    assertThat(ofNobody())
        .allSatisfy(row -> {
          assertThat(row.getTarget()).isEmpty();
          assertThat(row.getSourceAddress()).isEqualTo("127.0.0.1");
        });
    assertThat(ofNobody().toString()).doesNotContain(BAD);
  }

  @Test
  void reasonGivenAtTheJsonDoorIsInTheRow() throws Exception {
    var alice = hub.account();
    var token = alice.user().credential().orElseThrow().secret();

    assertThat(post("/v1/networks", token, "caf%C3%A9%20opens")).isEqualTo(200);

    var made = AuditFilter.newBuilder().setAction("CreateNetwork").build();
    await()
        .untilAsserted(() ->
            assertThat(find(alice.user(), made))
                .extracting(AuditEvent::getReason)
                .containsOnlyOnce("café opens"));
  }

  private static void delete(CoterieClient client, String network) {
    var _ =
        client
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network).build());
  }

  private static void join(CoterieClient client, String network) {
    var _ =
        client
            .members()
            .joinNetwork(
                JoinNetworkRequest.newBuilder()
                    .setNetwork(network)
                    .setJoinSecret("open sesame")
                    .build());
  }

  private static int post(String path, String token, String reason) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(hub.edge() + path))
              .header("authorization", "Bearer " + token)
              .header("coterie-reason", reason)
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString("{\"name\":\"" + TestHub.unique("json") + "\"}"))
              .build();
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static String refused(ThrowingCallable call) {
    return ApiFailure.of(
            Objects.requireNonNull(catchThrowableOfType(StatusRuntimeException.class, call)))
        .reason()
        .orElseThrow();
  }

  /** Rows of a network without what tells any two rows apart. */
  private static List<AuditEvent> shapes(CoterieClient reader, String network) {
    return rows(reader).stream()
        .filter(row -> row.getTarget().equals(network) && row.getNetwork().equals(network))
        .map(row ->
            row.toBuilder()
                .clearId()
                .clearCreateTime()
                .clearCallId()
                .setTarget("it")
                .setNetwork("it")
                .build())
        .toList();
  }

  private static AuditEvent row(String action, CoterieClient reader) {
    return await()
        .until(
            () -> rows(reader).stream().filter(row -> row.getAction().equals(action)).toList(),
            found -> found.size() == 1)
        .getFirst();
  }

  private static List<AuditEvent> ofNobody() {
    return rows(hub.operator()).stream()
        .filter(row -> row.getAccount().isEmpty() && row.getNode().isEmpty())
        .toList();
  }

  private static List<AuditEvent> rows(CoterieClient reader) {
    return find(
        reader, AuditFilter.newBuilder().setOutcome(AuditOutcome.AUDIT_OUTCOME_REFUSED).build());
  }

  private static List<AuditEvent> find(CoterieClient reader, AuditFilter filter) {
    return reader
        .audit()
        .listAuditEvents(ListAuditEventsRequest.newBuilder().setFilter(filter).build())
        .getEventsList();
  }
}
