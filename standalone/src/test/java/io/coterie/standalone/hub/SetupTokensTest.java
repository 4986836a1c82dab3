package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.Member;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.Role;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.standalone.hub.TestHub.Account;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nodes that come into a network by a setup token, through the whole hub. */
class SetupTokensTest {
  private static final SetupOptions ONE = SetupOptions.getDefaultInstance();
  private static final SetupOptions MANY = SetupOptions.newBuilder().setReusable(true).build();

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void theNodeIsInTheNetworkWhenTheCallReturns() {
    var alice = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var token = create(alice, network, MANY.toBuilder().addTags("ci").setEphemeral(true).build());

    var registered = register(token, NodeKey.generate(), TestHub.unique("runner"));

    assertThat(registered.getNetwork()).isEqualTo(network.getId());
    assertThat(registered.getNode().getAccount()).isEqualTo(alice.id());
    assertThat(registered.getNode().getEphemeral()).isTrue();
    assertThat(nodes(alice, network))
        .singleElement()
        .satisfies(member -> {
          assertThat(member.getNode()).isEqualTo(registered.getNode().getId());
          assertThat(member.getRole()).isEqualTo(Role.ROLE_MEMBER);
          assertThat(member.getTagsList()).containsExactly("ci");
        });
  }

  @Test
  void nothingElseTakesASetupToken() {
    var alice = hub.account();
    var holder =
        hub.with(create(alice, hub.network(alice, JoinRule.JOIN_RULE_OPEN), MANY).getSecret());
    var calls =
        List.<Runnable>of(
            () -> holder.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()),
            () -> holder.networks().listNetworks(ListNetworksRequest.getDefaultInstance()),
            () -> holder.registry().listNodes(ListNodesRequest.getDefaultInstance()),
            () ->
                holder
                    .registry()
                    .createChallenge(
                        CreateChallengeRequest.newBuilder()
                            .setPublicKey(NodeKey.generate().publicKey())
                            .build()));
    for (var call : calls) {
      assertThat(reason(call::run)).isEqualTo("CALLER_NOT_ALLOWED");
    }
  }

  @Test
  void of64ClientsWithKeysOfTheirOwnOneGetsANode() throws Exception {
    var alice = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var token = create(alice, network, ONE);
    var attempts = new ArrayList<Callable<String>>();
    for (int i = 0; i < 64; i++) {
      attempts.add(() -> {
        try {
          return register(token, NodeKey.generate(), TestHub.unique("race")).getNode().getId();
        } catch (StatusRuntimeException e) {
          return ApiFailure.of(e).reason().orElse("");
        }
      });
    }
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var attempt : threads.invokeAll(attempts)) {
        outcomes.add(attempt.get());
      }
    }
    assertThat(outcomes).filteredOn("SETUP_TOKEN_USED"::equals).hasSize(63);
    assertThat(nodes(alice, network)).singleElement().extracting(Member::getNode).isIn(outcomes);
  }

  @Test
  void itEndsWithItsMakersMembership() {
    var alice = hub.account();
    for (var end :
        List.<EndOfMembership>of(
            (bob, network) ->
                alice
                    .user()
                    .members()
                    .removeMember(
                        RemoveMemberRequest.newBuilder()
                            .setNetwork(network.getId())
                            .setMember(PrincipalRef.newBuilder().setAccount(bob.id()))
                            .build()),
            (bob, network) ->
                bob.user()
                    .members()
                    .leaveNetwork(
                        LeaveNetworkRequest.newBuilder().setNetwork(network.getId()).build()))) {
      var bob = hub.account();
      var network = hub.network(alice, JoinRule.JOIN_RULE_OPEN);
      join(bob, network);
      var token = create(bob, network, MANY);
      var _ = register(token, NodeKey.generate(), TestHub.unique("before"));
      end.of(bob, network);
      assertThat(reason(() -> register(token, NodeKey.generate(), TestHub.unique("after"))))
          .isEqualTo("CREDENTIAL_INVALID");
    }
  }

  @Test
  void itEndsWhileItsMakerIsShutOut() {
    var _ = hub.account();
    var bob = hub.account();
    var network = hub.network(bob, JoinRule.JOIN_RULE_OPEN);
    var token = create(bob, network, MANY);
    var request =
        io.coterie.auth.v1.DisableAccountRequest.newBuilder().setAccount(bob.id()).build();
    var _ = hub.operator().accounts().disableAccount(request);
    assertThat(reason(() -> register(token, NodeKey.generate(), TestHub.unique("out"))))
        .isEqualTo("CREDENTIAL_INVALID");
  }

  /** How a membership may end. */
  private interface EndOfMembership {
    void of(Account member, Network network);
  }

  private static void join(Account account, Network network) {
    var _ =
        account
            .user()
            .members()
            .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network.getId()).build());
  }

  private static CreateTokenResponse create(Account maker, Network network, SetupOptions setup) {
    return maker
        .user()
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_SETUP)
                .setNetwork(network.getId())
                .setSetup(setup)
                .build());
  }

  private static RegisterNodeResponse register(
      CreateTokenResponse token, NodeKey key, String hostname) {
    return new Registration(hub.with(token.getSecret()))
        .register(key, "", hostname, NodeVisibility.NODE_VISIBILITY_PRIVATE);
  }

  private static List<Member> nodes(Account member, Network network) {
    return member
        .user()
        .members()
        .listMembers(ListMembersRequest.newBuilder().setNetwork(network.getId()).build())
        .getMembersList()
        .stream()
        .filter(Member::hasNode)
        .toList();
  }

  private static String reason(ThrowingCallable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(thrown).isNotNull();
    return ApiFailure.of(java.util.Objects.requireNonNull(thrown)).reason().orElse("");
  }
}
