package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.AcceptInviteRequest;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.ApproveJoinRequestRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeclineJoinRequestRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody gets into a network without an act of its own or of the operator's, whatever the owner of
 * the network tries with the accounts and nodes of others.
 */
class EnrolmentTest {
  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static Account attacker;

  @SuppressWarnings("NullAway.Init")
  private static Account victim;

  @SuppressWarnings("NullAway.Init")
  private static TestNode node;

  @SuppressWarnings("NullAway.Init")
  private static String network;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    hub.account();
    attacker = hub.account();
    victim = hub.account();
    node = hub.node(victim);
    network = made(JoinRule.JOIN_RULE_OPEN);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<String> ways() {
    return attempts().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noWayIn(String way) throws Exception {
    var attempt = Objects.requireNonNull(attempts().get(way));

    var outcome = AtOnce.outcome(attempt.call());

    assertThat(outcome).isEqualTo(attempt.outcome());
    for (var principal : new String[] {victim.id(), node.id()}) {
      assertThat(
              new Ledger(hub)
                  .rows(
                      "SELECT network_id FROM network.member WHERE principal = ? AND network_id <>"
                          + " ?",
                      principal,
                      victim.defaultNetwork()))
          .isEmpty();
    }
  }

  private record Attempt(String outcome, Callable<?> call) {}

  private static Map<String, Attempt> attempts() {
    var all = new LinkedHashMap<String, Attempt>();
    var own = attacker.user();
    all.put(
        "adding somebody else's node",
        new Attempt("NODE_NOT_FOUND", () -> own.members().addMember(add(node.id()))));
    all.put(
        "joining with somebody else's node",
        new Attempt(
            "NODE_NOT_FOUND",
            () ->
                own.members()
                    .joinNetwork(
                        JoinNetworkRequest.newBuilder()
                            .setNetwork(network)
                            .setNode(node.id())
                            .build())));
    all.put(
        "redeeming a code for somebody else's node",
        new Attempt(
            "NODE_NOT_FOUND",
            () ->
                own.invites()
                    .redeemInvite(
                        RedeemInviteRequest.newBuilder()
                            .setCode(code())
                            .setNode(node.id())
                            .build())));
    all.put("vouching for an account", new Attempt(AtOnce.OK, EnrolmentTest::vouch));
    all.put(
        "accepting in somebody's place", new Attempt("INVITE_NOT_FOUND", EnrolmentTest::accept));
    all.put(
        "changing the role of one who is no member",
        new Attempt("MEMBER_NOT_FOUND", () -> own.members().updateMember(promote())));
    all.put(
        "handing the network to one who is no member",
        new Attempt("MEMBER_NOT_FOUND", () -> own.networks().transferNetwork(transfer())));
    all.put(
        "making a network with somebody else's node as owner",
        new Attempt("FIELD_INVALID", () -> own.networks().createNetwork(creation().build())));
    all.put(
        "asking to join for somebody else's node",
        new Attempt("NODE_NOT_FOUND", EnrolmentTest::askForAnother));
    all.put(
        "approving what nobody asked",
        new Attempt(
            "JOIN_REQUEST_NOT_FOUND", () -> approve(publicNetwork(), "jrq_" + "0".repeat(26))));
    all.put(
        "approving what was asked of another network",
        new Attempt("JOIN_REQUEST_NOT_FOUND", EnrolmentTest::approveElsewhere));
    all.put(
        "approving what was taken back",
        new Attempt("JOIN_REQUEST_NOT_FOUND", EnrolmentTest::approveLate));
    all.put(
        "registering for somebody else with a setup token",
        new Attempt("FIELD_INVALID", EnrolmentTest::registerForAnother));
    all.put(
        "registering somebody else's key with a setup token",
        new Attempt("PROOF_INVALID", EnrolmentTest::registerForeignKey));
    all.put(
        "registering for somebody else with a user token",
        new Attempt(
            "FIELD_INVALID",
            () -> own.registry().registerNode(Proofs.registration(hub, victim.id()))));
    return all;
  }

  private static Object vouch() {
    return attacker
        .user()
        .invites()
        .vouchMember(
            VouchMemberRequest.newBuilder()
                .setNetwork(network)
                .setInvitee(Named.account(victim))
                .build());
  }

  private static Object accept() {
    vouch();
    var invites =
        attacker
            .user()
            .invites()
            .listInvites(ListInvitesRequest.newBuilder().setNetwork(network).build());
    var waiting =
        invites.getInvitesList().stream().filter(i -> i.hasInvitee()).findFirst().orElseThrow();
    return attacker
        .user()
        .invites()
        .acceptInvite(AcceptInviteRequest.newBuilder().setInvite(waiting.getId()).build());
  }

  private static Object askForAnother() {
    return attacker
        .user()
        .members()
        .requestToJoin(
            RequestToJoinRequest.newBuilder()
                .setNetwork(publicNetwork())
                .setNode(node.id())
                .build());
  }

  private static Object approveElsewhere() {
    return approve(publicNetwork(), ask(publicNetwork()));
  }

  private static Object approveLate() {
    var asked = publicNetwork();
    var request = ask(asked);
    var _ =
        victim
            .user()
            .members()
            .declineJoinRequest(
                DeclineJoinRequestRequest.newBuilder()
                    .setNetwork(asked)
                    .setJoinRequest(request)
                    .build());
    return approve(asked, request);
  }

  private static Object registerForAnother() {
    return setup().registry().registerNode(Proofs.registration(hub, victim.id()));
  }

  /** The attacker knows the node's public key, and signs with one of its own. */
  private static Object registerForeignKey() {
    var signed = Proofs.registration(hub, NodeKey.generate(), "");
    var forged =
        RegisterNodeRequest.newBuilder(signed).setPublicKey(node.key().publicKey()).build();
    return setup().registry().registerNode(forged);
  }

  private static CoterieClient setup() {
    return hub.with(
        attacker
            .user()
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_SETUP)
                    .setNetwork(network)
                    .build())
            .getSecret());
  }

  private static String ask(String asked) {
    return victim
        .user()
        .members()
        .requestToJoin(RequestToJoinRequest.newBuilder().setNetwork(asked).build())
        .getJoinRequest()
        .getId();
  }

  private static Object approve(String in, String request) {
    return attacker
        .user()
        .members()
        .approveJoinRequest(
            ApproveJoinRequestRequest.newBuilder().setNetwork(in).setJoinRequest(request).build());
  }

  private static String code() {
    var request = CreateInviteRequest.newBuilder().setNetwork(network).build();
    return attacker.user().invites().createInvite(request).getCode();
  }

  private static AddMemberRequest add(String which) {
    return AddMemberRequest.newBuilder().setNetwork(network).setNode(which).build();
  }

  private static UpdateMemberRequest promote() {
    return UpdateMemberRequest.newBuilder()
        .setNetwork(network)
        .setMember(Named.account(victim))
        .setRole(Role.ROLE_ADMIN)
        .build();
  }

  private static TransferNetworkRequest transfer() {
    return TransferNetworkRequest.newBuilder()
        .setNetwork(network)
        .setMember(Named.account(victim))
        .build();
  }

  private static CreateNetworkRequest.Builder creation() {
    return CreateNetworkRequest.newBuilder()
        .setName(TestHub.unique("network"))
        .setOwnerNode(node.id());
  }

  private static String publicNetwork() {
    return created(
        CreateNetworkRequest.newBuilder()
            .setName(TestHub.unique("network"))
            .setVisibility(Visibility.VISIBILITY_PUBLIC));
  }

  private static String made(JoinRule rule) {
    return created(
        CreateNetworkRequest.newBuilder().setName(TestHub.unique("network")).setJoinRule(rule));
  }

  private static String created(CreateNetworkRequest.Builder request) {
    return attacker.user().networks().createNetwork(request.build()).getNetwork().getId();
  }
}
