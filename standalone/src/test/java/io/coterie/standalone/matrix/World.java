package io.coterie.standalone.matrix;

import static com.google.common.base.Suppliers.memoize;

import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RequestToJoinRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.RequestTrustRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.Sessions;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One network and everybody in and around it, each made when it is first asked for, so that a world
 * that is used for one call costs little. Threads may share one.
 */
final class World {
  private final TestHub hub;
  private final Cast cast;
  private final Supplier<String> network;
  private final Map<Role, Supplier<String>> codes = new EnumMap<>(Role.class);
  private final Supplier<Account> admin = memoize(() -> in(cast().admin(), Role.ROLE_ADMIN));
  private final Supplier<Account> member = memoize(() -> in(cast().member(), Role.ROLE_MEMBER));
  private final Supplier<Account> viewer = memoize(() -> in(cast().viewer(), Role.ROLE_VIEWER));
  private final Supplier<Account> target = memoize(() -> in(cast().target(), Role.ROLE_MEMBER));
  private final Supplier<Account> targetAdmin =
      memoize(() -> in(cast().targetAdmin(), Role.ROLE_ADMIN));
  private final Supplier<Account> systemAdminAsViewer =
      memoize(() -> in(cast().systemAdminAsViewer(), Role.ROLE_VIEWER));
  private final Supplier<Account> stranger;
  private final Supplier<Account> invitee = memoize(this::invited);
  private final Supplier<TestNode> node = memoize(() -> inNetwork(member()));
  private final Supplier<TestNode> targetNode = memoize(() -> inNetwork(target()));
  private final Supplier<TestNode> nodeOfNobody = memoize(this::looseInNetwork);
  private final Supplier<String> joinRequest = memoize(this::asked);
  private final Supplier<String> trustRequest = memoize(this::askedForTrust);
  private final Credentials credentials;

  World(TestHub hub, Setting setting, Cast cast) {
    this.hub = hub;
    this.cast = cast;
    stranger = memoize(hub::account);
    network =
        memoize(() ->
            cast.owner()
                .user()
                .networks()
                .createNetwork(setting.creation(TestHub.unique("network")))
                .getNetwork()
                .getId());
    for (var role : List.of(Role.ROLE_ADMIN, Role.ROLE_MEMBER, Role.ROLE_VIEWER)) {
      codes.put(role, memoize(() -> newCode(role)));
    }
    credentials = new Credentials(hub, this);
  }

  private Cast cast() {
    return cast;
  }

  /** A client at a hub, which may be another replica than the one the world was made at. */
  CoterieClient client(Kind kind, TestHub door) {
    return credentials.of(kind).map(door::with).orElseGet(door::nobody);
  }

  /** The account that a caller acts as, or that the calling node belongs to. */
  Optional<Account> account(Kind kind) {
    return switch (kind) {
      case NONE, OPERATOR, NODE_OF_NOBODY -> Optional.empty();
      case OUTSIDER, NODE_ELSEWHERE -> Optional.of(outsider());
      case VIEWER -> Optional.of(viewer.get());
      case MEMBER, NETWORK_TOKEN, NETWORK_TOKEN_ELSEWHERE, SETUP_TOKEN, NODE ->
          Optional.of(member());
      case ADMIN, DISABLED -> Optional.of(admin.get());
      case OWNER, EXPIRED, REVOKED -> Optional.of(owner());
      case SYSTEM_ADMIN -> Optional.of(cast.systemAdmin());
      case SYSTEM_ADMIN_AS_VIEWER -> Optional.of(systemAdminAsViewer.get());
      case INVITEE -> Optional.of(invitee.get());
    };
  }

  TestHub hub() {
    return hub;
  }

  String network() {
    return network.get();
  }

  Account owner() {
    return cast.owner();
  }

  Account member() {
    return member.get();
  }

  /** A plain member that calls nothing itself. */
  Account target() {
    return target.get();
  }

  Account targetAdmin() {
    return targetAdmin.get();
  }

  Account outsider() {
    return cast.outsider();
  }

  /** Somebody outside that calls nothing itself. */
  Account stranger() {
    return stranger.get();
  }

  /** A node of the member, in the network. */
  TestNode node() {
    return node.get();
  }

  TestNode targetNode() {
    return targetNode.get();
  }

  TestNode nodeOfNobody() {
    return nodeOfNobody.get();
  }

  TestNode nodeElsewhere() {
    return cast.nodeElsewhere();
  }

  /** An account of its own for this call, in the network. */
  Account disposable(Role role) {
    return in(hub.account(), role);
  }

  /** Id of the directed invite that waits for the invitee. */
  String invite() {
    return invitee
        .get()
        .user()
        .invites()
        .listMyInvites(ListMyInvitesRequest.getDefaultInstance())
        .getInvites(0) // it has no other
        .getId();
  }

  /** Id of a request to join, which the stranger made. */
  String joinRequest() {
    return joinRequest.get();
  }

  /** Id of a request for trust of the target's node to the member's. */
  String trustRequest() {
    return trustRequest.get();
  }

  /** A code that lets anybody in, any number of times. */
  String code(Role role) {
    return Objects.requireNonNull(codes.get(role)).get();
  }

  private String newCode(Role role) {
    return owner()
        .user()
        .invites()
        .createInvite(
            CreateInviteRequest.newBuilder()
                .setNetwork(network())
                .setRole(role)
                .setMaxUses(-1)
                .build())
        .getCode();
  }

  static void redeem(CoterieClient as, String code, String node) {
    var _ =
        as.invites()
            .redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).setNode(node).build());
  }

  private Account in(Account account, Role role) {
    redeem(account.user(), code(role), "");
    return account;
  }

  private TestNode inNetwork(Account account) {
    var made = hub.node(account);
    redeem(account.user(), code(Role.ROLE_MEMBER), made.id());
    return made;
  }

  private TestNode looseInNetwork() {
    var made = hub.looseNode();
    redeem(Sessions.of(hub, made), code(Role.ROLE_MEMBER), "");
    return made;
  }

  private Account invited() {
    var account = hub.account();
    var _ =
        owner()
            .user()
            .invites()
            .vouchMember(
                VouchMemberRequest.newBuilder()
                    .setNetwork(network())
                    .setInvitee(PrincipalRef.newBuilder().setAccount(account.id()))
                    .build());
    return account;
  }

  private String askedForTrust() {
    return target()
        .user()
        .trust()
        .requestTrust(
            RequestTrustRequest.newBuilder()
                .setNode(targetNode().id())
                .setTarget(node().id())
                .build())
        .getTrustRequest()
        .getId();
  }

  private String asked() {
    return stranger()
        .user()
        .members()
        .requestToJoin(RequestToJoinRequest.newBuilder().setNetwork(network()).build())
        .getJoinRequest()
        .getId();
  }
}
