package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_OWNER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 64 clients at two replicas on the same few people. */
class RoleRaceTest {
  private static final int CLIENTS = 64;
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void promotedDemotedRemovedAndHandedOverThereIsOneOwner() throws Exception {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var people =
        IntStream.range(0, 4).mapToObj(i -> HUB.member(alice, network, ROLE_ADMIN)).toList();
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var by = i % 5 == 4 ? alice : people.get(i % 5);
      var on = people.get((i / 5) % people.size());
      calls.call(act(i, at(i, by), network, on, alice));
    }
    var _ = calls.run();
    assertThat(Rows.broken(HUB.service)).isEmpty();
    assertThat(owners(alice, people, network)).hasSize(1);
  }

  private static Runnable act(
      int turn, Client client, Network network, Hub.Person on, Hub.Person alice) {
    var id = network.getId();
    return switch (turn % 6) {
      case 0 ->
          () -> {
            var _ = client.setRole(id, on.ref(), ROLE_VIEWER);
          };
      case 1 ->
          () -> {
            var _ = client.setRole(id, on.ref(), ROLE_ADMIN);
          };
      case 2 ->
          () -> {
            var _ = client.transfer(id, on.ref());
          };
      case 3 ->
          () -> {
            var _ = client.remove(id, on.ref());
          };
      case 4 ->
          () -> {
            var _ = client.transfer(id, alice.ref());
          };
      default ->
          () -> {
            var _ = client.join(id);
          };
    };
  }

  /** As whoever is still in sees it. */
  private static List<Member> owners(Hub.Person alice, List<Hub.Person> people, Network network) {
    var inside =
        Together.tried(() -> {
          var _ = alice.client().list(network.getId());
        })
            ? alice
            : people.getFirst();
    return inside.client().list(network.getId()).stream()
        .filter(member -> member.getRole() == ROLE_OWNER)
        .toList();
  }

  @Test
  void removedMembersOldTokensStayDeadHoweverFastItRejoins() throws Exception {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var before = BoundTokens.of(HUB, bob, network);
    var code = alice.client().code(network.getId(), ROLE_MEMBER, -1);
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var owner = at(i, alice);
      var client = at(i, bob);
      if (i % 2 == 0) {
        calls.call(() -> {
          var _ = owner.remove(network.getId(), bob.ref());
        });
      } else {
        calls.call(() -> {
          var _ = client.redeem(code);
        });
      }
    }
    var _ = calls.run();
    var _ =
        Together.tried(() -> {
          var _ = alice.client().remove(network.getId(), bob.ref());
        });
    var _ = bob.client().redeem(code);
    assertThat(Refusal.of(() -> before.get(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Refusal.of(() -> before.list(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
    assertThat(Rows.broken(HUB.service)).isEmpty();
    assertThat(alice.client().get(network.getId()).getAccountCount()).isEqualTo(2);
  }

  @Test
  void whoeverJoinsLooksOrAsksDuringADeletionLeavesNothingBehind() throws Exception {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var client = at(i, HUB.person());
      calls.call(
          switch (i % 3) {
            case 0 ->
                () -> {
                  var _ = client.join(network.getId());
                };
            case 1 ->
                () -> {
                  var _ = client.look(network.getId());
                };
            default ->
                () -> {
                  var _ = client.ask(network.getId());
                };
          });
      if (i == CLIENTS / 2) {
        calls.call(() -> alice.client().delete(network.getId()));
      }
    }
    var _ = calls.run();
    assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void requestsRacingWithHidingAreNotLeftInAPrivateNetwork() throws Exception {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var client = at(i, HUB.person());
      calls.call(() -> {
        var _ = client.ask(network.getId());
      });
      if (i == CLIENTS / 2) {
        calls.call(() -> {
          var _ =
              alice
                  .client()
                  .update(
                      io.coterie.network.v1.UpdateNetworkRequest.newBuilder()
                          .setNetwork(network.getId())
                          .setVisibility(io.coterie.network.v1.Visibility.VISIBILITY_PRIVATE),
                      "visibility");
        });
      }
    }
    var _ = calls.run();
    assertThat(alice.client().requests(network.getId())).isEmpty();
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  private static Client at(int turn, Hub.Person person) {
    return turn % 2 == 0 ? person.client() : new Client(SECOND.as(person.caller()));
  }
}
