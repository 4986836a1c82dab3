package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.platform.failure.PlatformReason;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Repeats get the first answer; what is stored gives no secret away. */
final class RequestIdTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void registeringAgainWithTheSameRequestIdGivesTheFirstAnswerOnAnyReplica() {
    var request =
        RegisterAccountRequest.newBuilder()
            .setUsername("alice")
            .setPassword(PASSWORD)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = auth.anybody().accounts().registerAccount(request);
    var again = hub.start().anybody().accounts().registerAccount(request);
    assertThat(again).isEqualTo(first);
    assertThat(hub.network.ensured).hasSize(1);
    assertRefused(() ->
            auth.anybody()
                .accounts()
                .registerAccount(request.toBuilder().setUsername("bob").build()))
        .with(PlatformReason.REQUEST_ID_REUSED);
  }

  @Test
  void aTokenIsCreatedOnceForARequestId() {
    var alice = auth.with(auth.anybody().register("alice").getUserToken()).tokens();
    var request =
        CreateTokenRequest.newBuilder()
            .setKind(TokenKind.TOKEN_KIND_USER)
            .setRequestId(UUID.randomUUID().toString())
            .build();
    var first = alice.createToken(request);
    assertThat(alice.createToken(request)).isEqualTo(first);
    assertThat(alice.listTokens(ListTokensRequest.getDefaultInstance()).getTokensList()).hasSize(3);
  }

  @Test
  void theDatabaseHoldsNoSecret() throws SQLException {
    var requestId = UUID.randomUUID().toString();
    var alice =
        auth.anybody()
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("alice")
                    .setPassword(PASSWORD)
                    .setRequestId(requestId)
                    .build());
    var token =
        auth.with(alice.getUserToken())
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .setRequestId(UUID.randomUUID().toString())
                    .build());
    var reset =
        auth.with(alice.getUserToken())
            .accounts()
            .createPasswordReset(
                CreatePasswordResetRequest.newBuilder()
                    .setAccount("alice")
                    .setRequestId(UUID.randomUUID().toString())
                    .build());
    assertRefused(() -> auth.anybody().login("a-password-typed-as-name", "typed-wrong"))
        .with(AuthReason.LOGIN_FAILED);

    var dump = dump();

    assertThat(dump).contains("alice");
    for (var secret :
        new String[] {
          PASSWORD,
          alice.getUserToken(),
          alice.getNetworkToken(),
          token.getSecret(),
          reset.getCode(),
          requestId,
          "a-password-typed-as-name",
          "typed-wrong",
          hub.secret.reveal()
        }) {
      assertThat(dump.contains(secret)).as("in plain").isFalse();
      var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
      assertThat(dump.contains(hex)).as("in a byte column").isFalse();
    }
  }

  /** Every row of every table, as text; byte columns in hexadecimal. */
  private String dump() throws SQLException {
    var settings = hub.database.settings();
    var all = new StringBuilder();
    try (var connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        var statement = connection.createStatement()) {
      for (var table : tables(statement)) {
        try (var rows = statement.executeQuery("SELECT t::text FROM auth." + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static List<String> tables(java.sql.Statement statement) throws SQLException {
    var names = new ArrayList<String>();
    try (var rows =
        statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'auth'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
