package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.Role;
import io.coterie.network.v1.TransferNetworkRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** 64 clients at two replicas change the same memberships in the same moment. */
class MembershipRaceTest {
  private static final Set<String> ANSWERS =
      Set.of(
          AtOnce.OK,
          "ROLE_TOO_LOW",
          "ROLE_UNCHANGED",
          "OWNER_ROLE_FIXED",
          "OWNER_CANNOT_LEAVE",
          "MEMBER_NOT_FOUND",
          "NETWORK_NOT_FOUND",
          "INVITE_NOT_FOUND");

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static Crowd crowd;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
    hub.account();
    crowd = new Crowd(hub, hub.replica());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @RepeatedTest(3)
  void promotionsDemotionsTransfersAndRemovalsLeaveOneOwner() throws Exception {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var people = new ArrayList<Account>(List.of(hub.account()));
    var owner = people.getFirst();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE).getId();
    var code = code(owner, network);
    for (int i = 0; i < 7; i++) {
      people.add(hub.account());
      World.redeem(people.getLast().user(), code, "");
    }
    var steps = new ArrayList<Step>();
    for (int i = 0; i < AtOnce.CLIENTS; i++) {
      var actor = random.nextInt(4) == 0 ? owner : people.get(random.nextInt(people.size()));
      var about = people.get(random.nextInt(people.size()));
      steps.add(new Step(random.nextInt(6), actor, about));
    }

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i -> {
              var step = steps.get(i);
              return step.take(crowd.at(i, step.actor().user()), network, code);
            }));

    assertThat(outcomes).as("seed %s", seed).isSubsetOf(ANSWERS).contains(AtOnce.OK);
    Invariants.awaitHold(hub);
  }

  @Test
  void joiningWhatIsBeingDeletedLeavesNothing() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN).getId();
    var guests = crowd.accounts();

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i ->
                i == AtOnce.CLIENTS / 2
                    ? crowd
                        .at(i, owner.user())
                        .networks()
                        .deleteNetwork(
                            DeleteNetworkRequest.newBuilder().setNetwork(network).build())
                    : joinAndTakeAToken(crowd.at(i, guests.get(i).user()), network)));

    assertThat(outcomes).isSubsetOf(AtOnce.OK, "NETWORK_NOT_FOUND");
    assertThat(outcomes.get(AtOnce.CLIENTS / 2)).isEqualTo(AtOnce.OK);
    Invariants.awaitHold(hub);
    assertThat(new Ledger(hub).members(network)).isEmpty();
  }

  @Test
  void comingBackWhileBeingRemovedRevivesNoOldToken() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE).getId();
    var code = code(owner, network);
    var guest = hub.account();
    World.redeem(guest.user(), code, "");
    var old = token(guest.user(), network);

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i ->
                i % 2 == 0
                    ? remove(crowd.at(i / 2, owner.user()), network, guest)
                    : redeem(crowd.at(i / 2, guest.user()), code)));

    assertThat(outcomes).isSubsetOf(AtOnce.OK, "MEMBER_NOT_FOUND").contains(AtOnce.OK);
    World.redeem(guest.user(), code, ""); // in, whoever came last
    for (var door : List.of(crowd.one(), crowd.two())) {
      assertThat(AtOnce.outcome(() -> whoAmI(door.with(old)))).isEqualTo("CREDENTIAL_INVALID");
      assertThat(AtOnce.outcome(() -> whoAmI(door.with(token(guest.user(), network)))))
          .isEqualTo(AtOnce.OK);
    }
    Invariants.awaitHold(hub);
  }

  /** Something that somebody does about somebody. */
  private record Step(int kind, Account actor, Account about) {
    Object take(CoterieClient as, String network, String code) {
      var member = Named.account(about);
      return switch (kind) {
        case 0 -> role(as, network, Role.ROLE_ADMIN);
        case 1 -> role(as, network, Role.ROLE_MEMBER);
        case 2 ->
            as.networks()
                .transferNetwork(
                    TransferNetworkRequest.newBuilder()
                        .setNetwork(network)
                        .setMember(member)
                        .build());
        case 3 -> remove(as, network, about);
        case 4 ->
            as.members().leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(network).build());
        default -> redeem(as, code);
      };
    }

    private Object role(CoterieClient as, String network, Role role) {
      return as.members()
          .updateMember(
              UpdateMemberRequest.newBuilder()
                  .setNetwork(network)
                  .setMember(Named.account(about))
                  .setRole(role)
                  .build());
    }
  }

  private static Object redeem(CoterieClient as, String code) {
    World.redeem(as, code, "");
    return AtOnce.OK;
  }

  private static Object remove(CoterieClient as, String network, Account member) {
    return as.members()
        .removeMember(
            RemoveMemberRequest.newBuilder()
                .setNetwork(network)
                .setMember(Named.account(member))
                .setAllowRejoin(true)
                .build());
  }

  private static Object joinAndTakeAToken(CoterieClient as, String network) {
    var _ = as.members().joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network).build());
    return token(as, network);
  }

  private static String token(CoterieClient as, String network) {
    return as.tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(network)
                .build())
        .getSecret();
  }

  private static Object whoAmI(CoterieClient as) {
    return as.accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
  }

  private static String code(Account owner, String network) {
    return owner
        .user()
        .invites()
        .createInvite(CreateInviteRequest.newBuilder().setNetwork(network).setMaxUses(-1).build())
        .getCode();
  }
}
