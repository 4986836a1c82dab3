package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_INVITE;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.JoinRequest;
import io.coterie.network.v1.Network;
import io.coterie.testing.ServiceFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 64 clients at two replicas want the last slot of a quota: one gets it. */
class QuotaRaceTest {
  private static final int CLIENTS = 64;
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void lastOwnedNetworkIsMadeOnce() throws Exception {
    var alice = HUB.person(limits -> limits.setNetworksOwned(1));
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var client = at(i, alice);
      var name = HUB.freshName();
      calls.call(() -> {
        var _ = client.create(name, JOIN_RULE_OPEN);
      });
    }
    assertThat(calls.run()).isEqualTo(1);
    assertThat(alice.client().list()).hasSize(1);
  }

  @Test
  void transfersAndCreationsShareTheLastOwnedNetwork() throws Exception {
    var bob = HUB.person(limits -> limits.setNetworksOwned(1));
    var calls = new Together();
    for (int i = 0; i < CLIENTS / 2; i++) {
      var alice = HUB.person();
      var network = HUB.network(alice, JOIN_RULE_OPEN);
      var _ = bob.client().join(network.getId());
      var client = at(i, alice);
      calls.call(() -> {
        var _ = client.transfer(network.getId(), bob.ref());
      });
      var creator = at(i, bob);
      var name = HUB.freshName();
      calls.call(() -> {
        var _ = creator.create(name, JOIN_RULE_OPEN);
      });
    }
    assertThat(calls.run()).isEqualTo(1);
    assertThat(bob.client().list())
        .filteredOn(n -> n.getOwner().equals(bob.id().text()))
        .hasSize(1);
  }

  @Test
  void lastJoinedNetworkIsJoinedOnceByWhateverWay() throws Exception {
    var alice = HUB.person();
    var bob = HUB.person(limits -> limits.setNetworksJoined(1));
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
      var client = at(i, bob);
      switch (i % 4) {
        case 0 -> {
          calls.call(() -> {
            var _ = client.join(network.getId());
          });
        }
        case 1 -> {
          var code = alice.client().code(network.getId(), ROLE_MEMBER, 1);
          calls.call(() -> {
            var _ = client.redeem(code);
          });
        }
        case 2 -> {
          var _ = bob.client().look(network.getId());
          var owner = at(i, alice);
          calls.call(() -> {
            var _ = owner.setRole(network.getId(), bob.ref(), ROLE_ADMIN);
          });
        }
        default -> {
          var owner = at(i, alice);
          calls.call(asked(owner, network, bob));
        }
      }
    }
    assertThat(calls.run()).isEqualTo(1);
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  private static Runnable asked(Client owner, Network network, Hub.Person who) {
    // few may wait at once, so that it asks only when it is answered
    return () -> {
      JoinRequest request = who.client().ask(network.getId());
      var _ = owner.approve(network.getId(), request);
    };
  }

  @Test
  void lastPlaceForAnAccountGoesToOne() throws Exception {
    var alice = HUB.person(limits -> limits.setMembersPerNetwork(2));
    var network = HUB.publicNetwork(alice, JOIN_RULE_OPEN);
    var calls = new Together();
    for (var person : people()) {
      var client = at(person.name().hashCode(), person);
      calls.call(() -> {
        var _ = client.join(network.getId());
      });
    }
    assertThat(calls.run()).isEqualTo(1);
    assertThat(alice.client().get(network.getId()).getAccountCount()).isEqualTo(2);
  }

  @Test
  void lastPlaceForANodeGoesToOne() throws Exception {
    var alice = HUB.person(limits -> limits.setAgentsPerNetwork(1));
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var calls = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var agent = HUB.agent();
      var client = i % 2 == 0 ? agent.client() : new Client(SECOND.as(agent.caller()));
      calls.call(() -> {
        var _ = client.join(network.getId());
      });
    }
    assertThat(calls.run()).isEqualTo(1);
    assertThat(alice.client().get(network.getId()).getAgentCount()).isEqualTo(1);
  }

  @Test
  void requestIsApprovedOrTakenBackButNotBoth() throws Exception {
    var alice = HUB.person();
    var network = HUB.publicNetwork(alice, JOIN_RULE_INVITE);
    for (int round = 0; round < 5; round++) {
      var bob = HUB.person();
      var request = bob.client().ask(network.getId());
      var calls = new Together();
      for (int i = 0; i < 8; i++) {
        var owner = at(i, alice);
        var asker = at(i, bob);
        calls.call(() -> {
          var _ = owner.approve(network.getId(), request);
        });
        calls.call(() -> asker.decline(network.getId(), request));
      }
      assertThat(calls.run()).isEqualTo(1);
      assertThat(alice.client().requests(network.getId())).isEmpty();
      assertThat(Rows.broken(HUB.service)).isEmpty();
    }
  }

  private static List<Hub.Person> people() {
    var people = new ArrayList<Hub.Person>();
    for (int i = 0; i < CLIENTS; i++) {
      people.add(HUB.person());
    }
    return people;
  }

  private static Client at(int turn, Hub.Person person) {
    return turn % 2 == 0 ? person.client() : new Client(SECOND.as(person.caller()));
  }
}
