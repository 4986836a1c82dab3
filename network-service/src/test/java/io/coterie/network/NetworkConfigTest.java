package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.member.PublicNetworksConfig;
import io.coterie.network.network.CreationConfig;
import io.coterie.network.network.CreationConfig.Creator;
import io.coterie.platform.config.docs.ConfigMapping;
import io.coterie.testing.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators can set. */
class NetworkConfigTest {
  @Test
  void everyKeyIsMapped() {
    ConfigMapping.of("network.creation", CreationConfig.class)
        .maps(
            Map.of("creators", "accounts,nodes"),
            new CreationConfig(List.of(Creator.ACCOUNTS, Creator.NODES)));
    ConfigMapping.of("network.public", PublicNetworksConfig.class)
        .maps(
            Map.of(
                "most-viewers", "1", "most-requests-of-one", "2", "most-requests-in-network", "3"),
            new PublicNetworksConfig(1, 2, 3));
  }

  @Test
  void whoMayCreateCanBeRestricted() {
    try (var hub = new Hub();
        var strict = hub.replica(Map.of("network.creation.creators", "operator"))) {
      var alice = new Client(strict.as(hub.person().caller()));
      var refusal = Refusal.of(() -> alice.create("dev", JOIN_RULE_OPEN));
      assertThat(refusal.reason()).isEqualTo("CALLER_NOT_ALLOWED");
      assertThat(refusal.metadata("needed")).isEqualTo("the operator on this hub");
    }
  }
}
