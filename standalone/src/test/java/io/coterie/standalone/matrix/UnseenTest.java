package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Role;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.DynamicCalls;
import io.coterie.standalone.hub.PublicMethods;
import io.coterie.standalone.hub.TestHub;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others do in private shows in nothing that an outsider is told. */
class UnseenTest {
  private static final List<Kind> OUTSIDERS =
      List.of(Kind.OUTSIDER, Kind.NETWORK_TOKEN_ELSEWHERE, Kind.NODE_ELSEWHERE);

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    hub.account();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void listsAndCountersStayTheSameBytes() {
    var looking = new World(hub, Setting.INVITE, new Cast(hub));
    OUTSIDERS.forEach(kind -> looking.client(kind, hub)); // made before the first look
    var before = seen(looking);

    var hidden = new World(hub, Setting.INVITE, new Cast(hub));
    for (var kind : Kind.values()) {
      hidden.client(kind, hub);
    }
    hidden.invite();
    hidden.targetNode();

    assertThat(seen(looking)).isEqualTo(before);
  }

  @Test
  void aHiddenNameIsFreeToOthers() {
    var hidden = new World(hub, Setting.INVITE, new Cast(hub));
    var name = TestHub.unique("taken");
    var _ = hidden.owner().user().networks().createNetwork(named(name));
    var outsider = hub.account();

    var made = outsider.user().networks().createNetwork(named(name)).getNetwork();
    var node =
        new Registration(outsider.user())
            .register(
                NodeKey.generate(),
                outsider.id(),
                hidden.node().hostname(),
                NodeVisibility.NODE_VISIBILITY_PUBLIC)
            .getNode();

    assertThat(made.getName()).isEqualTo(name);
    assertThat(node.getHostname()).isEqualTo(hidden.node().hostname());
  }

  @Test
  void aQuotaTellsOutsidersNoNumbers() throws Exception {
    var owner = new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setMembersPerNetwork(1));
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN).getId();
    var method =
        PublicMethods.all()
            .filter(m -> m.getName().equals("JoinNetwork"))
            .findFirst()
            .orElseThrow();
    var request = JoinNetworkRequest.newBuilder().setNetwork(network).build();

    var refused = DynamicCalls.call(hub.account().user(), method, request);

    assertThat(refused.visible())
        .contains("RESOURCE_EXHAUSTED")
        .doesNotContain(owner.id(), owner.name(), "plan", "limit");
  }

  @Test
  void ownTokensThatNameTheHiddenAreRefusedAsForTheAbsent() throws Exception {
    var hidden = new World(hub, Setting.INVITE, new Cast(hub));
    var outsider = hub.account();

    for (var kind : List.of(TokenKind.TOKEN_KIND_NETWORK, TokenKind.TOKEN_KIND_SETUP)) {
      assertThat(AtOnce.outcome(() -> token(outsider.user(), kind, hidden.network())))
          .isEqualTo("NETWORK_NOT_FOUND");
    }
    assertThat(hidden.disposable(Role.ROLE_MEMBER)).isNotNull();
  }

  /** All that lists and counters tell outsiders. */
  private static Map<String, String> seen(World world) {
    var all = new TreeMap<String, String>();
    for (var kind : OUTSIDERS) {
      var client = world.client(kind, hub);
      PublicMethods.unary()
          .filter(UnseenTest::tellsWithoutBeingAskedForOne)
          .forEach(method ->
              all.put(
                  kind + " " + method.getFullName(),
                  DynamicCalls.call(
                          client, method, DynamicMessage.getDefaultInstance(method.getInputType()))
                      .visible()));
    }
    return all;
  }

  /** Sessions and tokens tell when they were used, and the audit trail what was looked at. */
  private static boolean tellsWithoutBeingAskedForOne(MethodDescriptor method) {
    return (method.getName().startsWith("List") || method.getName().startsWith("Get"))
        && method.getInputType().findFieldByName("node") == null
        && !List.of("ListSessions", "ListTokens", "ListAuditEvents").contains(method.getName());
  }

  private static Object token(CoterieClient as, TokenKind kind, String network) {
    return as.tokens()
        .createToken(CreateTokenRequest.newBuilder().setKind(kind).setNetwork(network).build());
  }

  private static CreateNetworkRequest named(String name) {
    return CreateNetworkRequest.newBuilder().setName(name).build();
  }
}
