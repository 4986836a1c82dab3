package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 64 clients at two replicas want the last use of something. */
class LastUseTest {
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
    Invariants.awaitHold(hub);
    hub.close();
  }

  @Test
  void anInviteForOneAdmitsOne() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE).getId();
    var code =
        owner
            .user()
            .invites()
            .createInvite(CreateInviteRequest.newBuilder().setNetwork(network).build())
            .getCode();
    var guests = crowd.accounts();

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i ->
                crowd
                    .at(i, guests.get(i).user())
                    .invites()
                    .redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build())));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(1);
    assertThat(outcomes).filteredOn("INVITE_NOT_FOUND"::equals).hasSize(AtOnce.CLIENTS - 1);
    assertThat(new Ledger(hub).members(network)).hasSize(2);
  }

  @Test
  void aSetupTokenForOneEnrolsOne() throws Exception {
    var owner = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE).getId();
    var token =
        owner
            .user()
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_SETUP)
                    .setNetwork(network)
                    .build())
            .getSecret();
    var registrations = AtOnce.results(Crowd.each(i -> Proofs.registration(crowd.door(i), "")));

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(
                i -> crowd.door(i).with(token).registry().registerNode(registrations.get(i))));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(1);
    assertThat(outcomes).filteredOn("SETUP_TOKEN_USED"::equals).hasSize(AtOnce.CLIENTS - 1);
    assertThat(new Ledger(hub).members(network)).hasSize(2);
  }
}
