package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.GetStatisticsRequest;
import io.coterie.auth.v1.GetStatisticsResponse;
import io.coterie.network.v1.GetNetworkCountsResponse;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.registry.v1.GetNodeCountsResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many there are of everything. */
final class StatisticsTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void everythingIsCountedWhereItIsKept() {
    var _ = auth.anybody().register("alice");
    var _ = auth.anybody().login("alice", PASSWORD);
    var _ = root.disable("alice");
    hub.network.counts =
        GetNetworkCountsResponse.newBuilder()
            .setNetworks(7)
            .setPublicNetworks(2)
            .setMemberships(30)
            .build();
    hub.registry.counts = GetNodeCountsResponse.newBuilder().setNodes(9).setOnlineNodes(4).build();
    assertThat(count(root))
        .isEqualTo(
            GetStatisticsResponse.newBuilder()
                .setAccounts(2)
                .setDisabledAccounts(1)
                .setSessions(3)
                .setTokens(2)
                .setNodes(9)
                .setOnlineNodes(4)
                .setNetworks(7)
                .setPublicNetworks(2)
                .setMemberships(30)
                .build());
  }

  @Test
  void withoutAnotherServiceThereIsNoAnswer() {
    hub.network.down = true;
    assertRefused(() -> count(root)).with(PlatformReason.DEPENDENCY_DOWN);
    hub.network.down = false;
    hub.registry.down = true;
    assertRefused(() -> count(root)).with(PlatformReason.DEPENDENCY_DOWN);
  }

  @Test
  void onlySystemAdminsAndTheOperatorCount() {
    var bob = auth.anybody().register("bob");
    assertRefused(() -> count(auth.with(bob.getUserToken())))
        .with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    assertRefused(() -> count(auth.with(bob.getNetworkToken())))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> count(auth.anybody())).with(PlatformReason.CREDENTIAL_INVALID);
  }

  private static GetStatisticsResponse count(Client client) {
    return client.statistics().getStatistics(GetStatisticsRequest.getDefaultInstance());
  }
}
