package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.PrincipalKind;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.Role;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Ed25519;
import io.coterie.testing.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Creating, listing and revoking tokens. */
@TestInstance(Lifecycle.PER_CLASS)
final class TokenTest {
  private final Hub hub = new Hub();
  private Replica auth;
  private Client operator;
  private RegisterAccountResponse alice;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    var file = home.resolve("admin.token");
    auth = hub.start(Map.of("auth.operator-token-file", file.toString()));
    operator = auth.with(Files.readString(file).strip());
    alice = auth.anybody().register("alice");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void aUserTokenActsAsTheAccount() {
    var token =
        create(
            alice,
            CreateTokenRequest.newBuilder().setName("ci").setKind(TokenKind.TOKEN_KIND_USER));
    assertThat(token.getSecret()).matches("utok_[0-9a-z]{32}");
    assertThat(token.getToken().getName()).isEqualTo("ci");
    assertThat(token.getToken().hasExpireTime()).isFalse();
    var self = auth.with(token.getSecret()).whoAmI();
    assertThat(self.getAccount()).isEqualTo(alice.getAccount());
    assertThat(self.getToken()).isEqualTo(token.getToken().getId());
  }

  @Test
  void aTokenEndsWhenItWasToEnd() {
    try (var other = new Hub()) {
      var replica = other.start();
      var account = replica.anybody().register("alice");
      var token =
          replica
              .with(account.getUserToken())
              .tokens()
              .createToken(
                  CreateTokenRequest.newBuilder()
                      .setKind(TokenKind.TOKEN_KIND_USER)
                      .setExpireTime(at(other.clock.instant().plus(Duration.ofDays(1))))
                      .build());
      assertThat(replica.with(token.getSecret()).whoAmI().hasExpireTime()).isTrue();
      other.clock.advance(Duration.ofDays(1));
      assertRefused(() -> replica.with(token.getSecret()).whoAmI())
          .with(PlatformReason.CREDENTIAL_INVALID);
    }
  }

  @Test
  void aTokenThatWouldHaveEndedIsRefused() {
    assertRefused(() ->
            create(
                alice,
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .setExpireTime(at(hub.clock.instant()))))
        .with(AuthReason.TOKEN_EXPIRY_IN_PAST);
  }

  @Test
  void aNetworkTokenActsAsTheAccountInThatNetworkOnly() {
    var network = hub.network.newNetwork();
    var _ = hub.network.join(network, "dev", id(alice), Role.ROLE_MEMBER);
    var token = create(alice, forNetwork("dev"));
    assertThat(token.getSecret()).startsWith("ntok_");
    assertThat(token.getToken().getNetwork()).isEqualTo(network);
    var self = auth.with(token.getSecret()).whoAmI();
    assertThat(self.getPrincipal()).isEqualTo(PrincipalKind.PRINCIPAL_KIND_ACCOUNT);
    assertThat(self.getNetwork()).isEqualTo(network);
    assertThat(self.getNetworkName()).isEqualTo("dev");
    assertThat(self.getNetworkRole()).isEqualTo("member");
  }

  @Test
  void aViewerGetsNoNetworkToken() {
    var network = hub.network.newNetwork();
    var _ = hub.network.join(network, "looked-at", id(alice), Role.ROLE_VIEWER);
    assertRefused(() -> create(alice, forNetwork("looked-at"))).with(AuthReason.ROLE_TOO_LOW);
  }

  @Test
  void anInvisibleNetworkIsRefusedLikeAnAbsentOne() {
    var bob = auth.anybody().register("bob");
    var invisible = Refusal.of(() -> create(bob, forNetwork(alice.getDefaultNetwork())));
    var absent = Refusal.of(() -> create(bob, forNetwork(hub.network.newNetwork())));
    assertThat(invisible.reason()).isEqualTo(AuthReason.NETWORK_NOT_FOUND.name());
    assertThat(absent).isEqualTo(invisible);
  }

  @Test
  void aNodesTokenActsAsTheNode() {
    var network = hub.network.newNetwork();
    var _ = hub.network.join(network, "fleet", id(alice), Role.ROLE_OWNER);
    var node = newNode(id(alice));
    var _ = hub.network.join(network, "fleet", node, Role.ROLE_MEMBER);
    var token = create(alice, forNetwork("fleet").setNode(node));
    var self = auth.with(token.getSecret()).whoAmI();
    assertThat(self.getPrincipal()).isEqualTo(PrincipalKind.PRINCIPAL_KIND_NODE);
    assertThat(self.getNode()).isEqualTo(node);
    assertThat(self.getAccount()).isEqualTo(alice.getAccount());
    assertThat(self.getNetworkRole()).isEqualTo("member");
  }

  @Test
  void aNodeMustBeOnesOwnAndInTheNetwork() {
    var network = hub.network.newNetwork();
    var _ = hub.network.join(network, "lab", id(alice), Role.ROLE_OWNER);
    var carol = auth.anybody().register("carol");
    var elsewhere = newNode(id(alice));
    var foreign = newNode(id(carol));
    var _ = hub.network.join(network, "lab", foreign, Role.ROLE_MEMBER);

    var refusals = new ArrayList<Refusal>();
    for (var node : new String[] {elsewhere, foreign, NodeId.random().text(), "nonsense"}) {
      refusals.add(Refusal.of(() -> create(alice, forNetwork("lab").setNode(node))));
    }

    assertThat(refusals)
        .allMatch(refusal -> refusal.reason().equals(AuthReason.NODE_NOT_FOUND.name()))
        .containsOnly(refusals.getFirst());
  }

  @Test
  void onlyTheOperatorMakesOperatorTokensAndNothingElse() {
    assertRefused(() ->
            create(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_OPERATOR)))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() ->
            operator
                .tokens()
                .createToken(
                    CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void theLastOperatorTokenStays() {
    var second =
        operator
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_OPERATOR).build());
    assertThat(auth.with(second.getSecret()).whoAmI().getPrincipal())
        .isEqualTo(PrincipalKind.PRINCIPAL_KIND_OPERATOR);
    assertThat(operator.tokens().listTokens(ListTokensRequest.getDefaultInstance()).getTokensList())
        .hasSize(2)
        .allMatch(token -> token.getKind() == TokenKind.TOKEN_KIND_OPERATOR);

    revoke(operator, second.getToken().getId());

    var first = operator.whoAmI().getToken();
    assertRefused(() -> revoke(operator, first)).with(AuthReason.LAST_OPERATOR_TOKEN);
    assertThat(operator.whoAmI().getToken()).isEqualTo(first);
  }

  @Test
  void revokingIsAtOnceAndOnEveryReplicaAndTwiceIsNoError() {
    var other = hub.start();
    var token = create(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
    assertThat(other.with(token.getSecret()).whoAmI().getToken()).isNotEmpty();

    revoke(auth.with(alice.getUserToken()), token.getToken().getId());

    assertRefused(() -> other.with(token.getSecret()).whoAmI())
        .with(PlatformReason.CREDENTIAL_INVALID);
    revoke(auth.with(alice.getUserToken()), token.getToken().getId());
  }

  @Test
  void somebodyElsesTokenIsNotThere() {
    var dave = auth.anybody().register("dave");
    var token = create(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
    var foreign =
        Refusal.of(() -> revoke(auth.with(dave.getUserToken()), token.getToken().getId()));
    var absent = Refusal.of(() -> revoke(auth.with(dave.getUserToken()), TokenId.random().text()));
    assertThat(foreign.reason()).isEqualTo(AuthReason.TOKEN_NOT_FOUND.name());
    assertThat(absent).isEqualTo(foreign);
    assertThat(auth.with(token.getSecret()).whoAmI().getAccount()).isEqualTo(alice.getAccount());
  }

  @Test
  void tokensAreListedInPagesAndWithoutSecrets() {
    var erin = auth.anybody().register("erin");
    var _ = operator.makeSystemAdmin("erin");
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.add(
          create(erin, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER))
              .getToken()
              .getId());
    }
    var tokens = auth.with(erin.getUserToken()).tokens();
    var listed = new ArrayList<Token>();
    var next = "";
    do {
      var page =
          tokens.listTokens(
              ListTokensRequest.newBuilder().setPageSize(2).setPageToken(next).build());
      assertThat(page.getTokensCount()).isLessThanOrEqualTo(2);
      listed.addAll(page.getTokensList());
      next = page.getNextPageToken();
    } while (!next.isEmpty());
    assertThat(listed)
        .hasSize(7)
        .extracting(Token::getId)
        .doesNotHaveDuplicates()
        .containsAll(made);
    assertThat(listed).allMatch(token -> token.getAccount().equals(id(erin)));
  }

  @Test
  void badFieldsAreNamedAtOnce() {
    var refusal =
        Refusal.of(() ->
            create(
                alice,
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_SESSION)
                    .setName("n".repeat(101))
                    .setNetwork("dev")
                    .setRequestId("x")));
    assertThat(refusal.fields()).contains("kind", "name", "request_id", "(request)");
  }

  @Test
  void networkTokensAndNodesAdministerNoTokens() {
    var inside = auth.with(alice.getNetworkToken());
    assertRefused(() ->
            inside
                .tokens()
                .createToken(
                    CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> inside.tokens().listTokens(ListTokensRequest.getDefaultInstance()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> revoke(inside, TokenId.random().text()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> auth.anybody().tokens().listTokens(ListTokensRequest.getDefaultInstance()))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  private CreateTokenResponse create(
      RegisterAccountResponse account, CreateTokenRequest.Builder request) {
    return auth.with(account.getUserToken()).tokens().createToken(request.build());
  }

  private String newNode(String account) {
    return hub.registry.register(account, Ed25519.generate().getPublic()).getNode().getId();
  }

  private static void revoke(Client client, String token) {
    var _ = client.tokens().revokeToken(RevokeTokenRequest.newBuilder().setToken(token).build());
  }

  private static CreateTokenRequest.Builder forNetwork(String network) {
    return CreateTokenRequest.newBuilder()
        .setKind(TokenKind.TOKEN_KIND_NETWORK)
        .setNetwork(network);
  }

  private static String id(RegisterAccountResponse account) {
    return account.getAccount().getId();
  }

  private static Timestamp at(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }
}
