package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.GetUsageResponse;
import io.coterie.auth.v1.Quota;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.Usage;
import io.coterie.network.v1.GetAccountUsageResponse;
import io.coterie.network.v1.OwnedNetworkUsage;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.testing.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** How much of its plan an account uses. */
@TestInstance(Lifecycle.PER_CLASS)
final class UsageTest {
  private final Hub hub = new Hub();
  private Replica auth;
  private Client root;
  private Client operator;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    var file = home.resolve("admin.token");
    auth = hub.start(Map.of("auth.operator-token-file", file.toString()));
    root = auth.with(auth.anybody().register("root").getUserToken());
    operator = auth.with(Files.readString(file).strip());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void everyQuotaHasALineAndEveryOwnedNetworkTwo() {
    var alice = auth.anybody().register("alice");
    hub.network.usages.put(
        alice.getAccount().getId(),
        GetAccountUsageResponse.newBuilder()
            .setNetworksOwned(1)
            .setNetworksJoined(2)
            .addOwned(
                OwnedNetworkUsage.newBuilder()
                    .setNetwork(alice.getDefaultNetwork())
                    .setName("default")
                    .setAgents(4)
                    .setMembers(3))
            .build());
    var _ =
        auth.with(alice.getUserToken())
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build());

    var usage = usage(auth.with(alice.getUserToken()), "");

    assertThat(usage.getAccount()).isEqualTo(alice.getAccount().getId());
    assertThat(usage.getPlan()).isEqualTo("free");
    assertThat(usage.getUsagesList())
        .extracting(Usage::getQuota, Usage::getNetworkName, Usage::getUsed, Usage::getLimit)
        .containsExactly(
            tuple(Quota.QUOTA_NETWORKS_OWNED, "", 1L, 2L),
            tuple(Quota.QUOTA_NETWORKS_JOINED, "", 2L, 3L),
            tuple(Quota.QUOTA_AGENTS_PER_NETWORK, "default", 4L, 5L),
            tuple(Quota.QUOTA_MEMBERS_PER_NETWORK, "default", 3L, 5L),
            tuple(Quota.QUOTA_TASKS_PER_DAY, "", 0L, 100L),
            tuple(Quota.QUOTA_TOKENS, "", 2L, 3L));
    for (var reader : List.of(root, operator)) {
      assertThat(usage(reader, "ALICE")).isEqualTo(usage);
    }
  }

  @Test
  void aSystemAdminIsNotLimited() {
    assertThat(usage(root, "").getUsagesList()).extracting(Usage::getLimit).containsOnly(-1L);
  }

  @Test
  void anothersUsageLooksLikeNobodys() {
    var bob = auth.with(auth.anybody().register("bob").getUserToken());
    var theirs = Refusal.of(() -> usage(bob, "root"));
    assertThat(theirs.reason()).isEqualTo(AuthReason.ACCOUNT_NOT_FOUND.name());
    assertThat(Refusal.of(() -> usage(bob, "nobody-of-this-name"))).isEqualTo(theirs);
  }

  @Test
  void theOperatorNamesTheAccount() {
    assertRefused(() -> usage(operator, "")).with(PlatformReason.FIELD_INVALID);
  }

  @Test
  void withoutNetworkServiceThereIsNoAnswer() {
    try (var other = new Hub()) {
      var replica = other.start();
      var carol = replica.with(replica.anybody().register("carol").getUserToken());
      other.network.down = true;
      assertRefused(() -> usage(carol, "")).with(PlatformReason.DEPENDENCY_DOWN);
    }
  }

  private static GetUsageResponse usage(Client client, String account) {
    return client.plans().getUsage(GetUsageRequest.newBuilder().setAccount(account).build());
  }
}
