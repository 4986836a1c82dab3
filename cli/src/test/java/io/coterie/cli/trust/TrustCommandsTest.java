package io.coterie.cli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.CommandLineFixture;
import io.coterie.cli.FakeHub;
import io.coterie.cli.Refusals;
import io.coterie.registry.v1.AcceptTrustResponse;
import io.coterie.registry.v1.DeclineTrustRequest;
import io.coterie.registry.v1.DeclineTrustResponse;
import io.coterie.registry.v1.ListTrustRequestsRequest;
import io.coterie.registry.v1.ListTrustRequestsResponse;
import io.coterie.registry.v1.ListTrustedResponse;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.registry.v1.RequestTrustResponse;
import io.coterie.registry.v1.RevokeTrustRequest;
import io.coterie.registry.v1.RevokeTrustResponse;
import io.coterie.registry.v1.Trust;
import io.coterie.registry.v1.TrustRequest;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustCommandsTest {
  private static final Trust BUILDER =
      Trust.newBuilder().setNode("node_b").setNumber(686).setHostname("builder").build();
  private static final TrustRequest REQUEST =
      TrustRequest.newBuilder()
          .setId("trq_1")
          .setSourceNode("node_w")
          .setSourceHostname("worker")
          .setTarget("686")
          .setJustification("backups")
          .build();

  @TempDir Path folder;
  private FakeHub hub;
  private CommandLineFixture coterie;

  @SuppressWarnings("NullAway.Init")
  TrustCommandsTest() {}

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub(TrustServiceGrpc.getServiceDescriptor());
    coterie =
        new CommandLineFixture(folder)
            .variable("COTERIE_HUB", hub.url())
            .variable("COTERIE_TOKEN", "utok_alice");
    hub.on(
        TrustServiceGrpc.getListTrustedMethod(),
        _ -> ListTrustedResponse.newBuilder().addTrusts(BUILDER).build());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void requestSaysWhoAsksWhomAndWhy() {
    hub.on(
        TrustServiceGrpc.getRequestTrustMethod(),
        _ -> RequestTrustResponse.newBuilder().setTrustRequest(REQUEST).build());
    var result =
        coterie.run("trust", "request", "686", "--node", "worker", "--justification", "backups");
    assertThat(result.out()).contains("686 is asked", "coterie trust decline trq_1");
    var sent = hub.last(RequestTrustRequest.class);
    assertThat(sent.getNode()).isEqualTo("worker");
    assertThat(sent.getTarget()).isEqualTo("686");
    assertThat(sent.getJustification()).isEqualTo("backups");
    assertThat(sent.getRequestId()).isNotEmpty();
  }

  @Test
  void mutualRequestIsTrustAtOnce() {
    hub.on(
        TrustServiceGrpc.getRequestTrustMethod(),
        _ -> RequestTrustResponse.newBuilder().setTrust(BUILDER).build());
    assertThat(coterie.run("trust", "request", "686", "--node", "worker").out())
        .contains("You and builder (686) trust each other.");
  }

  @Test
  void requestsAreListedFromEitherSide() {
    hub.on(
        TrustServiceGrpc.getListTrustRequestsMethod(),
        _ -> ListTrustRequestsResponse.newBuilder().addTrustRequests(REQUEST).build());
    assertThat(coterie.run("trust", "requests", "--node", "builder").out())
        .contains("FROM", "worker (node_w)", "backups");
    assertThat(coterie.run("trust", "requests", "--node", "worker", "--sent").out())
        .contains("TO", "686", "trq_1");
    assertThat(hub.last(ListTrustRequestsRequest.class).getSent()).isTrue();
    assertThat(coterie.run("trust", "requests", "--node", "builder", "--output", "json").out())
        .contains("\"status\":\"ok\"", "\"id\":\"trq_1\"");
  }

  @Test
  void requestIsAcceptedOrDeclined() {
    hub.on(
        TrustServiceGrpc.getAcceptTrustMethod(),
        _ -> AcceptTrustResponse.newBuilder().setTrust(BUILDER).build());
    hub.on(
        TrustServiceGrpc.getDeclineTrustMethod(), _ -> DeclineTrustResponse.getDefaultInstance());
    assertThat(coterie.run("trust", "accept", "trq_1").out()).contains("builder (686)");
    assertThat(coterie.run("trust", "decline", "trq_1").out()).contains("gone");
    assertThat(hub.last(DeclineTrustRequest.class).getTrustRequest()).isEqualTo("trq_1");
  }

  @Test
  void trustIsEndedByTheNameThatTheListShows() {
    hub.on(TrustServiceGrpc.getRevokeTrustMethod(), _ -> RevokeTrustResponse.getDefaultInstance());
    assertThat(coterie.run("trust", "ls", "--node", "worker").out())
        .contains("686", "builder", "node_b");
    for (String other : new String[] {"builder", "686", "node_b"}) {
      assertThat(coterie.run("trust", "revoke", other, "--node", "worker").err()).isEmpty();
      assertThat(hub.last(RevokeTrustRequest.class).getOtherNode()).isEqualTo("node_b");
    }
    assertThat(coterie.run("trust", "revoke", "stranger", "--node", "worker").err())
        .contains("no trusted node is called stranger");
  }

  @Test
  void refusalIsExplained() {
    hub.on(
        TrustServiceGrpc.getAcceptTrustMethod(),
        _ -> {
          throw Refusals.of(Code.NOT_FOUND, "TRUST_REQUEST_NOT_FOUND", "there is no such request");
        });
    assertThat(coterie.run("trust", "accept", "trq_1").err()).contains("there is no such request");
  }
}
