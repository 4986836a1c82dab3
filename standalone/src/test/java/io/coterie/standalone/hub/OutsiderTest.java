package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.InviteId;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.id.TrustRequestId;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.TestHub.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * To an outsider, a private thing and one that never was are the same bytes, for every method that
 * can name one.
 */
class OutsiderTest {
  private static final String UNUSED_NUMBER = "987654";
  private static final String SYSTEM_ADMIN = "the system admin";

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  private static final List<Outsider> OUTSIDERS = new ArrayList<>();
  private static final Map<String, List<Pair>> PAIRS = new HashMap<>();

  /**
   * Somebody else, with a network and a node of its own, so that only the thing in question is
   * strange to it.
   */
  private record Outsider(String who, CoterieClient client, String ownNetwork, String ownNode) {
    boolean isSystemAdmin() {
      return who.equals(SYSTEM_ADMIN);
    }
  }

  /** A private thing, and one like it that never was. */
  private record Pair(Object hidden, Object absent) {}

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    outsider(SYSTEM_ADMIN, hub.account());
    var victim = hub.account();
    var byInvite = hub.network(victim, JoinRule.JOIN_RULE_INVITE);
    var byToken = hub.network(victim, JoinRule.JOIN_RULE_TOKEN);
    var node = hub.node(victim);
    victim
        .user()
        .members()
        .addMember(
            AddMemberRequest.newBuilder()
                .setNetwork(byToken.getId())
                .setNode(node.id())
                .setJoinSecret("join-secret")
                .build());
    var other = outsider("another account", hub.account());
    victim
        .user()
        .invites()
        .vouchMember(
            VouchMemberRequest.newBuilder()
                .setNetwork(byInvite.getId())
                .setInvitee(PrincipalRef.newBuilder().setAccount(hub.account().id()))
                .build());
    var invite =
        victim
            .user()
            .invites()
            .listInvites(ListInvitesRequest.newBuilder().setNetwork(byInvite.getId()).build())
            .getInvites(0)
            .getId();
    OUTSIDERS.add(
        new Outsider(
            "its network token", other.bound(), other.defaultNetwork(), hub.node(other).id()));
    var otherNode = hub.node(other);
    OUTSIDERS.add(
        new Outsider(
            "its node", Sessions.of(hub, otherNode), other.defaultNetwork(), otherNode.id()));
    PAIRS.put(
        "network",
        Stream.of(byInvite, byToken).flatMap(network -> names(victim, network)).toList());
    var nodes =
        List.of(
            new Pair(node.id(), NodeId.random().text()),
            new Pair(number(victim, node.id()), UNUSED_NUMBER),
            new Pair(node.hostname(), "no-such-node"));
    PAIRS.put("node", nodes);
    PAIRS.put("target", nodes);
    PAIRS.put("other_node", nodes.subList(0, 1));
    PAIRS.put(
        "trust_request",
        List.of(new Pair(trustRequest(victim, node), TrustRequestId.random().text())));
    PAIRS.put("source_node", nodes.subList(0, 1));
    PAIRS.put("target_node", nodes.subList(0, 1));
    PAIRS.put("invite", List.of(new Pair(invite, InviteId.random().text())));
    var principals =
        List.of(
            new Pair(ofNode(node.id()), ofNode(NodeId.random().text())),
            new Pair(ofAccount(victim.id()), ofAccount(AccountId.random().text())),
            new Pair(ofAccount(victim.name()), ofAccount("no-such-account")));
    PAIRS.put("member", principals);
    PAIRS.put("invitee", principals);
    PAIRS.put("principal", principals);
    PAIRS.put(
        "account",
        List.of(
            new Pair(victim.id(), AccountId.random().text()),
            new Pair(victim.name(), "no-such-account")));
    var tokens = List.of(new Pair(sessionOf(victim), TokenId.random().text()));
    PAIRS.put("token", tokens);
    PAIRS.put("session", tokens);
    PAIRS.put(
        "join_request",
        List.of(new Pair(requestTo(victim, hub.account()), "jrq_" + "0".repeat(26))));
  }

  private static boolean isOfSystemAdmins(MethodDescriptor method) {
    return OF_SYSTEM_ADMINS.contains(method.getName())
        || method.getInputType().findFieldByName("account") != null;
  }

  private static String sessionOf(Account account) {
    return account
        .user()
        .accounts()
        .listSessions(ListSessionsRequest.getDefaultInstance())
        .getSessions(0)
        .getId();
  }

  /** Id of a request to join, which is nobody's business but the network's and the asker's. */
  private static String requestTo(Account owner, Account asker) {
    var network =
        owner
            .user()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName(TestHub.unique("network"))
                    .setVisibility(Visibility.VISIBILITY_PUBLIC)
                    .build())
            .getNetwork()
            .getId();
    return asker
        .user()
        .members()
        .requestToJoin(RequestToJoinRequest.newBuilder().setNetwork(network).build())
        .getJoinRequest()
        .getId();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<String> methods() {
    return PublicMethods.all()
        .filter(method ->
            method.getInputType().getFields().stream().anyMatch(f -> NAMING.contains(f.getName())))
        .map(MethodDescriptor::getFullName);
  }

  private static final List<String> NAMING =
      List.of(
          "network",
          "node",
          "target",
          "source_node",
          "target_node",
          "other_node",
          "trust_request",
          "invite",
          "member",
          "invitee",
          "principal",
          "account",
          "token",
          "session",
          "join_request");

  /** What being system admin opens: accounts, and the end of any network. */
  private static final Set<String> OF_SYSTEM_ADMINS = Set.of("DeleteNetwork");

  /** Takes ids only, or only the caller's own account: anything else is malformed to it. */
  private static final Set<String> STRICT = Set.of("RotateKey", "RegisterNode");

  @ParameterizedTest
  @MethodSource("methods")
  void hiddenAndAbsentAreTheSameBytes(String name) {
    var method =
        PublicMethods.all().filter(m -> m.getFullName().equals(name)).findFirst().orElseThrow();
    for (var outsider : OUTSIDERS) {
      if (outsider.isSystemAdmin() && isOfSystemAdmins(method)) {
        continue;
      }
      for (var field : NAMING) {
        if (method.getInputType().findFieldByName(field) != null) {
          for (var pair : PAIRS.getOrDefault(field, List.of())) {
            var hidden = outcome(outsider, method, field, pair.hidden());
            var absent = outcome(outsider, method, field, pair.absent());
            assertThat(hidden)
                .as("%s as %s, %s=%s", name, outsider.who(), field, pair.hidden())
                .isEqualTo(absent)
                .doesNotContain("INTERNAL", "UNAVAILABLE");
            if (!STRICT.contains(method.getName())) {
              assertThat(hidden).as(name).doesNotContain("INVALID_ARGUMENT");
            }
          }
        }
      }
    }
  }

  private static String outcome(
      Outsider outsider, MethodDescriptor method, String field, Object value) {
    var named = new HashMap<String, Object>();
    named.put("network", outsider.ownNetwork());
    named.put("node", outsider.ownNode());
    named.put("source_node", outsider.ownNode());
    named.put(field, value);
    var answer =
        DynamicCalls.call(outsider.client(), method, SampleRequest.of(method, named)).visible();
    return method.getName().equals("RequestTrust") ? withoutWhatIsNew(answer, value) : answer;
  }

  /** The answer repeats who was asked for trust, as it was typed; the request's id is new. */
  private static String withoutWhatIsNew(String answer, Object typed) {
    return answer
        .replace("\"" + typed + "\"", "TYPED")
        .replaceAll("trq_[a-z0-9]{26}", "ID")
        .replaceAll("(seconds|nanos): [0-9]+", "TIME");
  }

  /** Id of a request that another node of the victim's made to its first one. */
  private static String trustRequest(Account victim, TestHub.TestNode node) {
    return victim
        .user()
        .trust()
        .requestTrust(
            RequestTrustRequest.newBuilder()
                .setNode(hub.node(victim).id())
                .setTarget(node.id())
                .build())
        .getTrustRequest()
        .getId();
  }

  private static Account outsider(String who, Account account) {
    OUTSIDERS.add(
        new Outsider(who, account.user(), account.defaultNetwork(), hub.node(account).id()));
    return account;
  }

  private static Stream<Pair> names(Account owner, Network network) {
    return Stream.of(
        new Pair(network.getId(), NetworkId.random().text()),
        new Pair(Integer.toUnsignedString(network.getNumber()), UNUSED_NUMBER),
        new Pair(network.getName(), "no-such-network"),
        new Pair(owner.name() + "/" + network.getName(), owner.name() + "/no-such-network"));
  }

  private static String number(Account owner, String node) {
    var request = io.coterie.registry.v1.GetNodeRequest.newBuilder().setNode(node).build();
    return Integer.toUnsignedString(owner.user().registry().getNode(request).getNode().getNumber());
  }

  private static PrincipalRef ofNode(String node) {
    return PrincipalRef.newBuilder().setNode(node).build();
  }

  private static PrincipalRef ofAccount(String account) {
    return PrincipalRef.newBuilder().setAccount(account).build();
  }
}
