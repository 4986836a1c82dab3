package io.coterie.network;

import static io.coterie.network.v1.JoinRule.JOIN_RULE_OPEN;
import static io.coterie.network.v1.Role.ROLE_ADMIN;
import static io.coterie.network.v1.Role.ROLE_MEMBER;
import static io.coterie.network.v1.Role.ROLE_OWNER;
import static io.coterie.network.v1.Role.ROLE_VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.FieldMask;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.GetMemberRequest;
import io.coterie.network.v1.ListInvitesRequest;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.Permission;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.Visibility;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.testing.Refusal;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what inside: the table of the design, line by line. */
class RolesTest {
  private static final Hub HUB = new Hub();

  /** Something a member tries; the target is a plain member whom it may be done to. */
  interface Attempt {
    void make(Client client, Network network, Hub.Person target);
  }

  @AfterAll
  static void close() {
    HUB.close();
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        line("rename", ROLE_OWNER, (c, n, t) -> update(c, n, "name")),
        line(
            "change a role",
            ROLE_OWNER,
            (c, n, t) -> {
              var _ = c.setRole(n.getId(), t.ref(), ROLE_VIEWER);
            }),
        line(
            "invite an admin",
            ROLE_OWNER,
            (c, n, t) -> {
              var _ = c.code(n.getId(), ROLE_ADMIN, 1);
            }),
        line(
            "transfer",
            ROLE_OWNER,
            (c, n, t) -> {
              var _ =
                  c.networks()
                      .transferNetwork(
                          TransferNetworkRequest.newBuilder()
                              .setNetwork(n.getId())
                              .setMember(t.ref())
                              .build());
            }),
        line(
            "delete",
            ROLE_OWNER,
            (c, n, t) -> {
              var _ =
                  c.networks()
                      .deleteNetwork(
                          DeleteNetworkRequest.newBuilder().setNetwork(n.getId()).build());
            }),
        line("settings", ROLE_ADMIN, (c, n, t) -> update(c, n, "description")),
        line(
            "invite code",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ = c.code(n.getId(), ROLE_MEMBER, 1);
            }),
        line(
            "list invites",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ =
                  c.invites()
                      .listInvites(ListInvitesRequest.newBuilder().setNetwork(n.getId()).build());
            }),
        line(
            "remove a member",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ = c.remove(n.getId(), t.ref());
            }),
        line(
            "unblock",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ =
                  c.members()
                      .unblockPrincipal(
                          UnblockPrincipalRequest.newBuilder()
                              .setNetwork(n.getId())
                              .setPrincipal(t.ref())
                              .build());
            }),
        line(
            "vouch",
            ROLE_MEMBER,
            (c, n, t) -> {
              var _ =
                  c.invites()
                      .vouchMember(
                          VouchMemberRequest.newBuilder()
                              .setNetwork(n.getId())
                              .setInvitee(HUB.person().ref())
                              .build());
            }),
        line(
            "tags",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ = c.tag(n.getId(), t.ref(), "web");
            }),
        line(
            "visibility",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ =
                  c.update(
                      UpdateNetworkRequest.newBuilder()
                          .setNetwork(n.getId())
                          .setVisibility(Visibility.VISIBILITY_PUBLIC),
                      "visibility");
            }),
        line(
            "see who asks to join",
            ROLE_ADMIN,
            (c, n, t) -> {
              var _ = c.requests(n.getId());
            }),
        line(
            "list members",
            ROLE_VIEWER,
            (c, n, t) -> {
              var _ = c.list(n.getId());
            }),
        line(
            "get a member",
            ROLE_VIEWER,
            (c, n, t) -> {
              var _ =
                  c.members()
                      .getMember(
                          GetMemberRequest.newBuilder()
                              .setNetwork(n.getId())
                              .setMember(t.ref())
                              .build());
            }));
  }

  @ParameterizedTest(name = "{0} needs {1}")
  @MethodSource("operations")
  void roleIsNeeded(Attempt attempt, Role needed) {
    for (var role : List.of(ROLE_VIEWER, ROLE_MEMBER, ROLE_ADMIN, ROLE_OWNER)) {
      var alice = HUB.person();
      var network = HUB.network(alice, JOIN_RULE_OPEN);
      var target = HUB.member(alice, network);
      var client = role == ROLE_OWNER ? alice.client() : HUB.member(alice, network, role).client();
      if (role.getNumber() <= needed.getNumber()) {
        attempt.make(client, network, target);
      } else {
        var refusal = Refusal.of(() -> attempt.make(client, network, target));
        assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
        assertThat(refusal.reason()).isEqualTo("ROLE_TOO_LOW");
        assertThat("ROLE_" + refusal.metadata("neededRole").toUpperCase(Locale.ROOT))
            .isEqualTo(needed.name());
      }
    }
  }

  @Test
  void memberAddsItsOwnNodeAndAViewerNone() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network, ROLE_MEMBER);
    var carol = HUB.member(alice, network, ROLE_VIEWER);
    assertThat(bob.client().add(network.getId(), HUB.agent(bob).id(), "").getVouchedBy())
        .isEqualTo(bob.id().text());
    var node = HUB.agent(carol).id();
    assertThat(Refusal.of(() -> carol.client().add(network.getId(), node, "")).reason())
        .isEqualTo("ROLE_TOO_LOW");
  }

  @Test
  void permissionsSayWhatWouldWork() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var viewer = HUB.member(alice, network, ROLE_VIEWER).client().get(network.getId());
    var operator = HUB.operator().get(network.getId());
    assertThat(viewer.getMyPermissionsList())
        .containsExactly(Permission.PERMISSION_VIEW, Permission.PERMISSION_LEAVE);
    var member = HUB.member(alice, network).client().get(network.getId());
    assertThat(member.getMyPermissionsList())
        .containsExactlyInAnyOrder(
            Permission.PERMISSION_VIEW,
            Permission.PERMISSION_ENROL_NODE,
            Permission.PERMISSION_CREATE_TOKEN,
            Permission.PERMISSION_VOUCH,
            Permission.PERMISSION_LEAVE);
    var admin = HUB.member(alice, network, ROLE_ADMIN).client().get(network.getId());
    assertThat(admin.getMyPermissionsList())
        .containsAll(member.getMyPermissionsList())
        .contains(
            Permission.PERMISSION_INVITE,
            Permission.PERMISSION_REMOVE_MEMBER,
            Permission.PERMISSION_UPDATE,
            Permission.PERMISSION_TAG,
            Permission.PERMISSION_LIST_TOKENS,
            Permission.PERMISSION_ANSWER_JOIN_REQUEST,
            Permission.PERMISSION_SET_POLICY)
        .hasSize(12);
    assertThat(alice.client().get(network.getId()).getMyPermissionsList())
        .hasSize(15)
        .doesNotContain(Permission.PERMISSION_LEAVE);
    assertThat(operator.getMyPermissionsList())
        .containsExactlyInAnyOrder(
            Permission.PERMISSION_VIEW,
            Permission.PERMISSION_ENROL_NODE,
            Permission.PERMISSION_REMOVE_MEMBER,
            Permission.PERMISSION_DELETE);
  }

  @Test
  void viewerSeesNoEndpoints() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var node = HUB.agentIn(alice, network);
    HUB.registry.goOnline(node.id(), "192.0.2.9:4000");
    var viewer = HUB.member(alice, network, ROLE_VIEWER);
    var seen =
        viewer.client().list(network.getId()).stream()
            .filter(member -> member.getNode().equals(node.id()))
            .findFirst()
            .orElseThrow();
    assertThat(seen.getEndpointsList()).isEmpty();
    assertThat(seen.getOnline()).isTrue();
    assertThat(HUB.operator().list(network.getId()))
        .anySatisfy(m -> assertThat(m.getEndpointsList()).containsExactly("192.0.2.9:4000"));
  }

  @Test
  void roleIsChangedToAnotherOneThatFits() {
    var alice = HUB.person();
    var network = HUB.network(alice, JOIN_RULE_OPEN);
    var bob = HUB.member(alice, network);
    var node = HUB.agentIn(alice, network);
    var id = network.getId();
    assertThat(alice.client().setRole(id, bob.ref(), ROLE_ADMIN).getRole()).isEqualTo(ROLE_ADMIN);
    assertThat(alice.client().setRole(id, node.ref(), ROLE_ADMIN).getRole()).isEqualTo(ROLE_ADMIN);
    assertThat(reason(alice, id, () -> bob.ref(), ROLE_ADMIN)).isEqualTo("ROLE_UNCHANGED");
    assertThat(reason(alice, id, node::ref, ROLE_VIEWER)).isEqualTo("ROLE_NOT_FOR_NODE");
    assertThat(reason(alice, id, alice::ref, ROLE_MEMBER)).isEqualTo("OWNER_ROLE_FIXED");
  }

  @Test
  void systemAdminHasNoRoleByBeingOne() {
    var network = HUB.network(HUB.person(), JOIN_RULE_OPEN);
    var admin =
        HUB.as(
            new Caller.AccountCaller(HUB.person().id(), true, TokenId.random(), Optional.empty()));
    assertThat(Refusal.of(() -> admin.get(network.getId())).reason())
        .isEqualTo("NETWORK_NOT_FOUND");
  }

  private static String reason(
      Hub.Person by, String network, Supplier<PrincipalRef> who, Role role) {
    return Refusal.of(() -> by.client().setRole(network, who.get(), role)).reason();
  }

  private static Arguments line(String name, Role needed, Attempt attempt) {
    return arguments(named(name, attempt), needed);
  }

  private static void update(Client client, Network network, String path) {
    var _ =
        client
            .networks()
            .updateNetwork(
                UpdateNetworkRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setName(network.getName() + "-x")
                    .setDescription("new")
                    .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                    .build());
  }
}
