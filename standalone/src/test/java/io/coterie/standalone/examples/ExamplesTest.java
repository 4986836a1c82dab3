package io.coterie.standalone.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.examples.Workplace;
import io.coterie.examples.crowd.Crowd;
import io.coterie.examples.echo.Echo;
import io.coterie.examples.http.HttpThroughForward;
import io.coterie.network.v1.JoinRule;
import io.coterie.sdk.Credential;
import io.coterie.sdk.HubAddress;
import io.coterie.standalone.hub.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final int SOME = 20;
  private static final int MANY = 1_000;

  @AutoClose private static final TestHub hub = TestHub.start();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);
  private Workplace place;

  @BeforeEach
  void network() throws IOException {
    var alice = hub.account();
    var token =
        alice
            .user()
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_SETUP)
                    .setNetwork(hub.network(alice, JoinRule.JOIN_RULE_OPEN).getId())
                    .setSetup(SetupOptions.newBuilder().setReusable(true).setEphemeral(true))
                    .setRequestId(TestHub.requestId())
                    .build());
    place =
        Workplace.at(
            HubAddress.parse(hub.edge().toString(), false), new Credential(token.getSecret()));
  }

  @AfterEach
  void leave() {
    place.close();
  }

  @Test
  void echoComesBackOverAStreamAndAsADatagram() throws Exception {
    Echo.run(place, out);
    assertThat(printed.toString(UTF_8))
        .contains("a stream brings back: hello, stream")
        .contains("a datagram brings back: hello, datagram");
  }

  @Test
  void webServerBehindANodeAnswersOnAPortOfThisMachine() throws Exception {
    HttpThroughForward.run(place, out);
    assertThat(printed.toString(UTF_8)).contains("200 hello from behind a node");
  }

  @Test
  void everyAgentOfACrowdReachesAnother() throws Exception {
    assertThat(Crowd.run(place, out, SOME)).isEqualTo(new Crowd.Summary(SOME, 0));
    assertThat(printed.toString(UTF_8))
        .contains(SOME + " of " + SOME + " agents are present")
        .contains("dial to first byte: p50 ")
        .contains("MB an agent");
  }

  @Test
  @Tag("full")
  void everyAgentOfAThousandReachesAnother() throws Exception {
    assertThat(Crowd.run(place, out, MANY)).isEqualTo(new Crowd.Summary(MANY, 0));
  }
}
