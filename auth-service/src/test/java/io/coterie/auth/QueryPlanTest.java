package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.coterie.auth.v1.AssignPlanRequest;
import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CheckTokensRequest;
import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.ListAccountsRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.ShownToken;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.upkeep.Upkeep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query finds its rows by an index: the planner may scan a table only where there is none.
 * Statistics are left out: they count whole tables, for the few who may ask.
 */
final class QueryPlanTest {
  @Test
  void noTableThatGrowsIsScanned(@TempDir Path home) throws Exception {
    try (var hub = new Hub()) {
      execute(hub, "ALTER DATABASE \"%s\" SET enable_seqscan = off");
      var file = home.resolve("admin.token");
      try (var auth = hub.start(Map.of("auth.operator-token-file", file.toString()))) {
        var operator = auth.with(Files.readString(file).strip());
        administerEverything(auth, operator);
        useEverything(auth, operator);
      }
      // A connection's counts are told when it ends.
      await()
          .untilAsserted(() ->
              assertThat(counts(hub, "idx_scan"))
                  .containsKeys("token", "account", "login_attempt", "audit_event"));
      assertThat(counts(hub, "seq_scan"))
          .doesNotContainKeys(
              "token",
              "account",
              "login_attempt",
              "audit_event",
              "used_assertion",
              "password_reset");
    }
  }

  private static void administerEverything(Replica auth, Client operator) {
    var root = auth.with(auth.anybody().register("root").getUserToken());
    var bob = auth.anybody().register("bob");
    for (var client : new Client[] {root, operator}) {
      var page = ListAccountsRequest.newBuilder().setPageSize(1).setNamePrefix("");
      var first = client.accounts().listAccounts(page.build());
      var _ = client.accounts().listAccounts(page.setPageToken(first.getNextPageToken()).build());
      var _ = client.accounts().listAccounts(page.setPageToken("").setNamePrefix("bo").build());
      var _ = client.account(bob.getAccount().getId());
      var _ = client.disable("bob");
      var _ = client.enable("bob");
      var _ = client.rename("bob", "Bob");
      var _ = client.plans().getUsage(GetUsageRequest.newBuilder().setAccount("bob").build());
    }
    var _ = operator.makeSystemAdmin("bob");
    var _ = root.makeUser("bob");
    var _ =
        root.plans()
            .assignPlan(AssignPlanRequest.newBuilder().setAccount("bob").setPlan("pro").build());
    var session = auth.with(bob.getUserToken()).accounts();
    var sessions = session.listSessions(ListSessionsRequest.newBuilder().setPageSize(1).build());
    var _ =
        session.listSessions(
            ListSessionsRequest.newBuilder().setPageToken(sessions.getNextPageToken()).build());
    var _ =
        session.endSession(
            EndSessionRequest.newBuilder().setSession(sessions.getSessions(0).getId()).build());
    var reset =
        operator
            .accounts()
            .createPasswordReset(CreatePasswordResetRequest.newBuilder().setAccount("bob").build());
    var _ =
        auth.anybody()
            .accounts()
            .redeemPasswordReset(
                RedeemPasswordResetRequest.newBuilder()
                    .setCode(reset.getCode())
                    .setNewPassword("another horse")
                    .build());
  }

  private static void useEverything(Replica auth, Client operator) {
    var alice = auth.anybody().register("alice");
    var session = auth.with(auth.anybody().login("alice", PASSWORD).getUserToken());
    var _ = session.whoAmI();
    var _ = auth.with(alice.getNetworkToken()).whoAmI();
    useTokens(auth, session, alice.getDefaultNetwork());
    var token = auth.with(alice.getUserToken()).whoAmI().getToken();
    var _ = session.tokens().revokeToken(RevokeTokenRequest.newBuilder().setToken(token).build());
    for (var client : new Client[] {session, operator}) {
      var tokens =
          client.tokens().listTokens(ListTokensRequest.newBuilder().setPageSize(1).build());
      var _ =
          client
              .tokens()
              .listTokens(
                  ListTokensRequest.newBuilder().setPageToken(tokens.getNextPageToken()).build());
      var _ = client.audit().listAuditEvents(ListAuditEventsRequest.getDefaultInstance());
    }
    var _ =
        session
            .accounts()
            .changePassword(
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(PASSWORD)
                    .setNewPassword("another horse")
                    .build());
    var _ =
        auth.asService(ServiceName.NETWORK)
            .directory()
            .batchGetAccounts(
                BatchGetAccountsRequest.newBuilder()
                    .addIds(alice.getAccount().getId())
                    .addNames("alice")
                    .build());
    auth.instance(Upkeep.class).run();
  }

  private static void useTokens(Replica auth, Client session, String network) {
    var setup =
        session
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_SETUP)
                    .setNetwork(network)
                    .build())
            .getToken();
    var rotated =
        session
            .tokens()
            .rotateToken(
                RotateTokenRequest.newBuilder()
                    .setToken(setup.getId())
                    .setGrace(Duration.newBuilder().setSeconds(60))
                    .build());
    assertThat(auth.identityOf(rotated.getSecret())).isNotEmpty();
    var _ =
        auth.asService(ServiceName.NETWORK)
            .identities()
            .checkTokens(
                CheckTokensRequest.newBuilder()
                    .addTokens(ShownToken.newBuilder().setToken(setup.getId()))
                    .build());
    var _ =
        auth.asService(ServiceName.REGISTRY)
            .setupTokens()
            .useSetupToken(
                UseSetupTokenRequest.newBuilder()
                    .setToken(setup.getId())
                    .setPublicKey(ByteString.copyFrom(new byte[32]))
                    .build());
    var _ = session.tokens().listTokens(ListTokensRequest.newBuilder().setNetwork(network).build());
  }

  /** Which tables have a count above zero. */
  private static Map<String, Long> counts(Hub hub, String column) throws SQLException {
    var counts = new TreeMap<String, Long>();
    try (var connection = connect(hub);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT relname, "
                    + column
                    + " FROM pg_stat_user_tables WHERE schemaname = 'auth'")) {
      while (rows.next()) {
        if (rows.getLong(2) > 0) {
          counts.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return counts;
  }

  private static void execute(Hub hub, String sql) throws SQLException {
    try (var connection = connect(hub);
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(connection.getCatalog()));
    }
  }

  private static Connection connect(Hub hub) throws SQLException {
    var settings = hub.database.settings();
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
