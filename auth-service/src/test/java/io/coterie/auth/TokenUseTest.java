package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.Token;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.Role;
import io.coterie.testing.Refusal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When tokens were last used, and who sees those of a network. */
final class TokenUseTest {
  private Hub hub;
  private Replica auth;
  private RegisterAccountResponse alice;

  @BeforeEach
  void start() {
    hub = new Hub();
    auth = hub.start();
    alice = auth.anybody().register("alice");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aUseIsWrittenDownToWithinFiveMinutes() {
    var token = create(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
    assertThat(lastUsed(token.getToken())).isEmpty();
    var first = hub.clock.instant();
    var _ = auth.with(token.getSecret()).whoAmI();
    await().untilAsserted(() -> assertThat(lastUsed(token.getToken())).contains(first));

    hub.clock.advance(Duration.ofMinutes(4));
    var _ = auth.with(token.getSecret()).whoAmI();
    hub.clock.advance(Duration.ofMinutes(2));
    var second = hub.clock.instant();
    var _ = auth.with(token.getSecret()).whoAmI();
    await().untilAsserted(() -> assertThat(lastUsed(token.getToken())).contains(second));
  }

  @Test
  void manyUsesAreOneWrite() throws Exception {
    var token = create(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
    var other = hub.start();
    var version = rowVersion(token.getToken());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 64)
              .<Callable<Object>>mapToObj(
                  i -> () -> (i % 2 == 0 ? auth : other).with(token.getSecret()).whoAmI())
              .toList();
      for (var call : threads.invokeAll(calls)) {
        var _ = call.get();
      }
    }
    await().untilAsserted(() -> assertThat(lastUsed(token.getToken())).isPresent());
    var written = rowVersion(token.getToken());
    assertThat(written).isNotEqualTo(version);
    var _ = auth.with(token.getSecret()).whoAmI();
    assertThat(rowVersion(token.getToken())).isEqualTo(written);
  }

  @Test
  void ownerAndAdminsSeeTheTokensOfTheirNetwork() {
    var bob = auth.anybody().register("bob");
    var network = hub.network.newNetwork();
    var _ = hub.network.join(network, "dev", id(alice), Role.ROLE_OWNER);
    var _ = hub.network.join(network, "dev", id(bob), Role.ROLE_MEMBER);
    var bobs = create(bob, inNetwork(network)).getToken();
    var setup = create(alice, inNetwork(network).setKind(TokenKind.TOKEN_KIND_SETUP)).getToken();

    var of = ListTokensRequest.newBuilder().setNetwork("dev").build();
    assertThat(auth.with(alice.getUserToken()).tokens().listTokens(of).getTokensList())
        .extracting(Token::getId)
        .containsExactlyInAnyOrder(bobs.getId(), setup.getId());
    assertRefused(() -> auth.with(bob.getUserToken()).tokens().listTokens(of))
        .with(AuthReason.ROLE_TOO_LOW);
    hub.network.changeRole(network, id(bob), Role.ROLE_ADMIN);
    assertThat(auth.with(bob.getUserToken()).tokens().listTokens(of).getTokensList()).hasSize(2);
  }

  @Test
  void tokensOfAnInvisibleNetworkAreRefusedLikeThoseOfAnAbsentOne() {
    var bob = auth.anybody().register("bob");
    var invisible = refusal(bob, alice.getDefaultNetwork());
    assertThat(invisible.reason()).isEqualTo(AuthReason.NETWORK_NOT_FOUND.name());
    assertThat(refusal(bob, hub.network.newNetwork())).isEqualTo(invisible);
  }

  private Refusal refusal(RegisterAccountResponse account, String network) {
    var request = ListTokensRequest.newBuilder().setNetwork(network).build();
    return Refusal.of(() -> auth.with(account.getUserToken()).tokens().listTokens(request));
  }

  private io.coterie.auth.v1.CreateTokenResponse create(
      RegisterAccountResponse account, CreateTokenRequest.Builder request) {
    return auth.with(account.getUserToken()).tokens().createToken(request.build());
  }

  private static CreateTokenRequest.Builder inNetwork(String network) {
    return CreateTokenRequest.newBuilder()
        .setKind(TokenKind.TOKEN_KIND_NETWORK)
        .setNetwork(network);
  }

  private Optional<Instant> lastUsed(Token token) {
    return auth
        .with(alice.getUserToken())
        .tokens()
        .listTokens(ListTokensRequest.getDefaultInstance())
        .getTokensList()
        .stream()
        .filter(found -> found.getId().equals(token.getId()))
        .filter(Token::hasLastUsedTime)
        .map(Token::getLastUsedTime)
        .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
        .findFirst();
  }

  /** Changes whenever the row is written. */
  private String rowVersion(Token token) throws SQLException {
    var settings = hub.database.settings();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var query = connection.prepareStatement("SELECT xmin::text FROM auth.token WHERE id = ?")) {
      query.setString(1, token.getId());
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  private static String id(RegisterAccountResponse account) {
    return account.getAccount().getId();
  }
}
