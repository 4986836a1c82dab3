package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.JoinRule.JOIN_RULE_TOKEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.testing.Refusal;
import io.coterie.testing.ServiceFixture;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many at once, at two replicas: what must always hold still holds. */
class ConcurrencyTest {
  private static final Hub HUB = new Hub();
  private static final ServiceFixture SECOND = HUB.replica();
  private static final int PEOPLE = 6;
  private static final int STEPS = 15;

  @AfterAll
  static void close() {
    HUB.close();
  }

  @Test
  void rulesHoldWhateverHappensAtOnce() throws Exception {
    long seed = Long.getLong("coterie.seed", System.nanoTime());
    System.out.println("seed " + seed + " (give it back with -Dcoterie.seed)");
    for (int round = 0; round < 3; round++) {
      var everybody = new ArrayList<Hub.Person>();
      for (int i = 0; i < PEOPLE; i++) {
        everybody.add(HUB.person());
      }
      var network = HUB.network(everybody.getFirst(), JOIN_RULE_OPEN);
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < PEOPLE; i++) {
        var random = new Random(seed + (long) round * PEOPLE + i);
        var service = i % 2 == 0 ? HUB.service : SECOND;
        var me = everybody.get(i);
        var node = HUB.agent(me);
        work.add(() -> act(random, service, me, node, everybody, network));
      }
      together(work);
      assertThat(Rows.broken(HUB.service)).isEmpty();
      end(everybody, network);
      assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
      assertThat(Rows.broken(HUB.service)).isEmpty();
    }
  }

  @Test
  void joinsDuringADeletionLeaveNothingBehind() throws Exception {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 30; i++) {
      var client = i % 2 == 0 ? HUB.agent().client() : HUB.person().client();
      work.add(() ->
          tried(() -> {
            var _ = client.join(network.getId());
          }));
      if (i == 15) {
        work.add(() -> tried(() -> delete(alice, network)));
      }
    }
    together(work);
    assertThat(Rows.mentioning(HUB.service, network.getId())).isEmpty();
    assertThat(Rows.broken(HUB.service)).isEmpty();
  }

  @Test
  void lastPlaceGoesToOne() throws Exception {
    var alice = HUB.person();
    var network =
        alice
            .client()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName(HUB.freshName())
                    .setJoinRule(JOIN_RULE_OPEN)
                    .setMaxMembers(2)
                    .build())
            .getNetwork();
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 20; i++) {
      var person = HUB.person();
      var client = i % 2 == 0 ? person.client() : new Client(SECOND.as(person.caller()));
      work.add(() ->
          tried(() -> {
            var _ = client.join(network.getId());
          }));
    }
    together(work);
    assertThat(alice.client().list(network.getId())).hasSize(2);
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    var network = HUB.network(HUB.person(), JOIN_RULE_TOKEN);
    var bob = HUB.person();
    var work = new ArrayList<Callable<String>>();
    for (int i = 0; i < 40; i++) {
      var client = i % 2 == 0 ? bob.client() : new Client(SECOND.as(bob.caller()));
      var guess = "guess-number-" + i;
      work.add(() -> Refusal.of(() -> client.join(network.getId(), "", guess)).reason());
    }
    var looked = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(work)) {
        looked.add(answer.get());
      }
    }
    assertThat(looked).filteredOn("NETWORK_NOT_FOUND"::equals).hasSize(5);
    assertThat(looked).filteredOn("RATE_LIMITED"::equals).hasSize(35);
  }

  @Test
  void sameNameIsGivenOnceToAnOwner() throws Exception {
    var alice = HUB.person();
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 10; i++) {
      var client = i % 2 == 0 ? alice.client() : new Client(SECOND.as(alice.caller()));
      work.add(() ->
          tried(() -> {
            var _ = client.create("only-one", JOIN_RULE_OPEN);
          }));
    }
    together(work);
    assertThat(alice.client().list()).hasSize(1);
  }

  @Test
  void sameHostnameIsTakenOnceInANetwork() throws Exception {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 10; i++) {
      var agent = HUB.agent("", "wanted");
      var client = i % 2 == 0 ? agent.client() : new Client(SECOND.as(agent.caller()));
      work.add(() ->
          tried(() -> {
            var _ = client.join(network.getId());
          }));
    }
    together(work);
    assertThat(alice.client().list(network.getId())).hasSize(2);
  }

  private static boolean act(
      Random random,
      ServiceFixture service,
      Hub.Person me,
      Hub.Agent node,
      List<Hub.Person> everybody,
      Network network) {
    var client = new Client(service.as(me.caller()));
    var id = network.getId();
    for (int step = 0; step < STEPS; step++) {
      var other = everybody.get(random.nextInt(everybody.size()));
      int what = random.nextInt(8);
      var _ =
          tried(() -> {
            switch (what) {
              case 0, 1 -> {
                var _ = client.join(id);
              }
              case 2 -> client.leave(id);
              case 3 -> {
                var _ = client.remove(id, other.ref());
              }
              case 4 -> {
                var _ =
                    client
                        .networks()
                        .transferNetwork(
                            TransferNetworkRequest.newBuilder()
                                .setNetwork(id)
                                .setMember(other.ref())
                                .build());
              }
              case 5 -> {
                var _ = client.add(id, node.id(), "");
              }
              case 6 -> {
                var _ = client.setRole(id, other.ref(), ROLE_VIEWER);
              }
              default -> {
                var role = random.nextBoolean() ? ROLE_ADMIN : ROLE_MEMBER;
                var _ = other.client().redeem(client.code(id, role, 1));
              }
            }
          });
    }
    return true;
  }

  private static void end(List<Hub.Person> everybody, Network network) {
    for (var person : everybody) {
      var _ = tried(() -> delete(person, network));
    }
  }

  private static void delete(Hub.Person person, Network network) {
    var _ =
        person
            .client()
            .networks()
            .deleteNetwork(DeleteNetworkRequest.newBuilder().setNetwork(network.getId()).build());
  }

  /** Refusals are fine, faults are not. */
  private static boolean tried(Runnable call) {
    try {
      call.run();
      return true;
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode()).isNotIn(Code.INTERNAL, Code.UNKNOWN);
      return false;
    }
  }

  private static void together(List<Callable<Boolean>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(work)) {
        var _ = done.get();
      }
    }
  }
}
