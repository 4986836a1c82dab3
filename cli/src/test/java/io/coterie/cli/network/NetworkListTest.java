package io.coterie.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NetworkListTest {
  private static final Network DEV = network("dev", "net_a1", Role.ROLE_OWNER, 5, 42);
  private static final Network PROD = network("prod", "net_e5", Role.ROLE_MEMBER, 2, 100);
  private static final Network DEMO = network("demo", "net_i9", Role.ROLE_VIEWER, 10, 500);

  @Test
  void networksStandInColumnsWithTheirMarks() {
    assertThat(new NetworkList(List.of(DEV, PROD, DEMO), Optional.of("net_a1"), true).toString())
        .isEqualTo(
            """
            Networks:
              ⭐ dev   (net_a1)  owner    5 agents   42 tasks  ← active
              👤 prod  (net_e5)  member   2 agents   100 tasks
              👁  demo  (net_i9)  viewer   10 agents  500 tasks\
            """);
  }

  @Test
  void withoutSymbolsTheColumnsStayAndTheActiveOneIsFirst() {
    assertThat(new NetworkList(List.of(DEV, PROD), Optional.of("prod"), false).toString())
        .isEqualTo(
            """
            Networks:
              prod  (net_e5)  member   2 agents   100 tasks  ← active
              dev   (net_a1)  owner    5 agents   42 tasks\
            """);
  }

  @Test
  void activeNetworkMayBeNamedInAnyWay() {
    for (String name : List.of("net_a1", "dev", "7", "alice/dev")) {
      assertThat(new NetworkList(List.of(DEV), Optional.of(name), false).toString())
          .endsWith("← active");
    }
  }

  @Test
  void nothingToListSaysWhatToDo() {
    assertThat(new NetworkList(List.of(), Optional.empty(), true).toString())
        .contains("coterie network create");
  }

  private static Network network(String name, String id, Role role, int agents, long tasks) {
    return Network.newBuilder()
        .setName(name)
        .setId(id)
        .setNumber(7)
        .setOwnerName("alice")
        .setMyRole(role)
        .setAgentCount(agents)
        .setTaskCount(tasks)
        .build();
  }
}
