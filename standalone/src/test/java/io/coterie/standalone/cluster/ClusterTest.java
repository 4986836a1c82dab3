package io.coterie.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.Relay;
import io.coterie.sdk.Credential;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The services as processes of their own. */
class ClusterTest {
  private static final int ENDED_BY_SIGTERM = 143;

  @SuppressWarnings("NullAway.Init")
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new Cluster();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void oneResolveAsksAllOfThem() {
    var alice = register("alice");
    var network = network(alice);
    var printer = node(alice, "printer");

    assertThatThrownBy(() -> resolve(alice, network, "printer")).hasMessageContaining("NOT_FOUND");
    join(alice, network, printer);

    assertThat(resolve(alice, network, "printer").getNode()).isEqualTo(printer.getId());
  }

  @Test
  void aServiceThatIsStoppedSendsItsWatchersAwayAndIsFoundAgainWhenItIsBack() throws Exception {
    var bob = register("bob");
    var network = network(bob);
    join(bob, network, node(bob, "scanner"));
    var watch = watch(bob, network);
    assertThat(watch.next().getNetwork().getId()).isEqualTo(network);

    assertThat(cluster.network().stop()).isEqualTo(ENDED_BY_SIGTERM);

    assertThatThrownBy(() -> watch.forEachRemaining(_ -> {}))
        .hasMessageContaining("UNAVAILABLE: this replica");
    assertThatThrownBy(() -> resolve(bob, network, "scanner")).hasMessageContaining("UNAVAILABLE");
    cluster.networkReturns();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> resolve(bob, network, "scanner").getHostname().equals("scanner"));
  }

  @Test
  void aServiceThatWasDownCatchesUpWithWhatEndedMeanwhile() throws Exception {
    var dora = register("dora");
    var network = network(dora);
    var plotter = node(dora, "plotter");
    join(dora, network, plotter);
    assertThat(cluster.network().stop()).isEqualTo(ENDED_BY_SIGTERM);

    var _ =
        cluster
            .registry()
            .client()
            .with(dora.token())
            .registry()
            .deregisterNode(DeregisterNodeRequest.newBuilder().setNode(plotter.getId()).build());

    cluster.networkReturns();
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(members(dora, network)).hasSize(1).doesNotContain(plotter.getId()));
    assertThatThrownBy(() -> resolve(dora, network, "plotter")).hasMessageContaining("NOT_FOUND");
  }

  @Test
  void aWatchEndsWithItsSessionThatEndsInAnotherProcess() {
    var carol = register("carol");
    var watch = watch(carol, network(carol));
    assertThat(watch.next().hasNetwork()).isTrue();

    var auth = cluster.auth().client().with(carol.token()).accounts();
    assertThat(auth.logout(LogoutRequest.getDefaultInstance())).isNotNull();

    assertThatThrownBy(() -> watch.forEachRemaining(_ -> {}))
        .hasMessageContaining("UNAUTHENTICATED");
  }

  @Test
  void relayIsListedFromItsStartToItsEnd() throws Exception {
    var emil = register("emil");
    try (var relay = cluster.startRelay("relay-7")) {
      await().atMost(Duration.ofMinutes(1)).until(() -> relays(emil).contains("relay-7"));
      assertThat(relay.stop()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(relays(emil)).doesNotContain("relay-7");
    }
  }

  private static List<String> relays(Account account) {
    return cluster
        .registry()
        .client()
        .with(account.token())
        .relays()
        .listRelays(ListRelaysRequest.getDefaultInstance())
        .getRelaysList()
        .stream()
        .filter(relay -> !relay.getDraining())
        .map(Relay::getName)
        .toList();
  }

  private record Account(String id, Credential token) {}

  private static Account register(String name) {
    var registered =
        cluster
            .auth()
            .client()
            .accounts()
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername(name)
                    .setPassword("correct horse " + name)
                    .build());
    return new Account(registered.getAccount().getId(), new Credential(registered.getUserToken()));
  }

  private static String network(Account owner) {
    return cluster
        .network()
        .client()
        .with(owner.token())
        .networks()
        .createNetwork(
            CreateNetworkRequest.newBuilder()
                .setName("office")
                .setJoinRule(JoinRule.JOIN_RULE_OPEN)
                .build())
        .getNetwork()
        .getId();
  }

  private static Node node(Account owner, String hostname) {
    return new Registration(cluster.registry().client().with(owner.token()))
        .register(NodeKey.generate(), owner.id(), hostname, NodeVisibility.NODE_VISIBILITY_PRIVATE)
        .getNode();
  }

  private static void join(Account owner, String network, Node node) {
    var _ =
        cluster
            .network()
            .client()
            .with(owner.token())
            .members()
            .joinNetwork(
                JoinNetworkRequest.newBuilder().setNetwork(network).setNode(node.getId()).build());
  }

  private static ResolveResponse resolve(Account account, String network, String target) {
    return cluster
        .registry()
        .client()
        .with(account.token())
        .resolver()
        .resolve(ResolveRequest.newBuilder().setNetwork(network).setTarget(target).build());
  }

  private static List<String> members(Account account, String network) {
    return cluster
        .network()
        .client()
        .with(account.token())
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network).build())
        .getMembersList()
        .stream()
        .map(Member::getNode)
        .toList();
  }

  private static Iterator<WatchNetworkResponse> watch(Account account, String network) {
    return cluster
        .network()
        .client()
        .with(account.token())
        .networks()
        .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network).build());
  }
}
