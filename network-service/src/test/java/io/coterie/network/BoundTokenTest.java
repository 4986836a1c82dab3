package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.Role;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Credentials bound to one network. */
class BoundTokenTest {
  private static final Hub HUB = new Hub();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void tokenSeesItsOwnNetworkOnly() {
    var alice = HUB.person();
    var home = HUB.network(alice, JOIN_RULE_OPEN);
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var bound = BoundTokens.of(HUB, alice, home);
    assertThat(bound.list()).extracting(Network::getId).containsExactly(home.getId());
    assertThat(bound.get(home.getName()).getId()).isEqualTo(home.getId());
    assertThat(bound.get(home.getId()).getMyPermissionsList())
        .containsExactly(Permission.PERMISSION_VIEW);
    for (var ref : List.of(other.getId(), other.getName())) {
      assertThat(Refusal.of(() -> bound.get(ref)).reason()).isEqualTo("NETWORK_NOT_FOUND");
    }
  }

  @Test
  void listOfMembersIsThatOfTheTokensNetworkWhateverIsNamed() {
    var alice = HUB.person();
    var home = HUB.network(alice, JOIN_RULE_OPEN);
    var other = HUB.network(alice, JOIN_RULE_OPEN);
    var _ = HUB.member(alice, other);
    var bound = BoundTokens.of(HUB, alice, home);
    assertThat(bound.list(other.getId())).isEqualTo(bound.list(home.getId())).hasSize(1);
  }

  @Test
  void tokenDoesNotAdminister() {
    var alice = HUB.person();
    var home = HUB.network(alice, JOIN_RULE_OPEN);
    var bound = BoundTokens.of(HUB, alice, home);
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> bound.leave(home.getId()),
            () -> {
              var _ = bound.create("more", JOIN_RULE_OPEN);
            },
            () -> {
              var _ = bound.code(home.getId(), Role.ROLE_MEMBER, 1);
            })) {
      var refusal = Refusal.of(call);
      assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
      assertThat(refusal.reason()).isEqualTo("CALLER_NOT_ALLOWED");
    }
  }

  @Test
  void joiningAgainDoesNotReviveAToken() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var bound = BoundTokens.of(HUB, bob, network);
    assertThat(bound.get(network.getId()).getId()).isEqualTo(network.getId());
    bob.client().leave(network.getId());
    var _ = bob.client().join(network.getId());
    assertThat(Refusal.of(() -> bound.get(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> bound.list(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }
}
