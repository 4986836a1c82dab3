package io.coterie.standalone.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.GetUsageRequest;
import io.coterie.auth.v1.Quota;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.Usage;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.Invariants;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 64 clients at two replicas want the last places that a plan or a network has. */
class LastSlotTest {
  private static final String FULL = "QUOTA_EXCEEDED";
  private static final int LIMIT = 5;

  @SuppressWarnings("NullAway.Init")
  private static TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private static Crowd crowd;

  @SuppressWarnings("NullAway.Init")
  private static List<Account> guests;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.start();
    hub.account(); // the system admin, who is not limited
    crowd = new Crowd(hub, hub.replica());
    guests = crowd.accounts();
  }

  @AfterAll
  static void stop() {
    Invariants.awaitHold(hub);
    hub.close();
  }

  @Test
  void networksOwned() throws Exception {
    var owner = new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setNetworksOwned(LIMIT));

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i ->
                crowd
                    .at(i, owner.user())
                    .networks()
                    .createNetwork(
                        CreateNetworkRequest.newBuilder()
                            .setName(TestHub.unique("slot"))
                            .build())));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(LIMIT - 1); // `default` is one
    assertThat(outcomes).filteredOn(FULL::equals).hasSize(AtOnce.CLIENTS - LIMIT + 1);
    assertThat(used(owner, Quota.QUOTA_NETWORKS_OWNED)).isEqualTo(LIMIT);
  }

  @Test
  void networksJoined() throws Exception {
    var guest = new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setNetworksJoined(LIMIT));
    var host = hub.account();
    var networks =
        AtOnce.results(Crowd.each(i -> hub.network(host, JoinRule.JOIN_RULE_OPEN).getId()));

    var outcomes =
        AtOnce.outcomes(Crowd.each(i -> join(crowd.at(i, guest.user()), networks.get(i))));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(LIMIT);
    assertThat(outcomes).filteredOn(FULL::equals).hasSize(AtOnce.CLIENTS - LIMIT);
    assertThat(used(guest, Quota.QUOTA_NETWORKS_JOINED)).isEqualTo(LIMIT);
  }

  @Test
  void membersOfANetwork() throws Exception {
    var owner =
        new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setMembersPerNetwork(LIMIT));
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN).getId();

    var outcomes =
        AtOnce.outcomes(Crowd.each(i -> join(crowd.at(i, guests.get(i).user()), network)));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(LIMIT - 1); // the owner is one
    assertThat(outcomes).filteredOn("NETWORK_FULL"::equals).hasSize(AtOnce.CLIENTS - LIMIT + 1);
    assertThat(new Ledger(hub).members(network)).hasSize(LIMIT);
  }

  @Test
  void agentsOfANetwork() throws Exception {
    var owner = new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setAgentsPerNetwork(LIMIT));
    var network = hub.network(owner, JoinRule.JOIN_RULE_OPEN).getId();
    var nodes = crowd.nodes();

    var outcomes = AtOnce.outcomes(Crowd.each(i -> join(nodes.get(i), network)));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(LIMIT);
    assertThat(outcomes).filteredOn("NETWORK_FULL"::equals).hasSize(AtOnce.CLIENTS - LIMIT);
    assertThat(new Ledger(hub).members(network)).hasSize(LIMIT + 1);
  }

  @Test
  void placesOfANetwork() throws Exception {
    var network =
        hub.account()
            .user()
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName(TestHub.unique("small"))
                    .setJoinRule(JoinRule.JOIN_RULE_OPEN)
                    .setMaxMembers(LIMIT)
                    .build())
            .getNetwork()
            .getId();

    var outcomes =
        AtOnce.outcomes(Crowd.each(i -> join(crowd.at(i, guests.get(i).user()), network)));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize(LIMIT - 1);
    assertThat(outcomes).filteredOn("NETWORK_FULL"::equals).hasSize(AtOnce.CLIENTS - LIMIT + 1);
    assertThat(new Ledger(hub).members(network)).hasSize(LIMIT);
  }

  @Test
  void tokens() throws Exception {
    var owner = new Plans(hub).accountUnder(Plans.NO_LIMITS.toBuilder().setTokens(LIMIT));
    var before = used(owner, Quota.QUOTA_TOKENS);

    var outcomes =
        AtOnce.outcomes(
            Crowd.each(i ->
                crowd
                    .at(i, owner.user())
                    .tokens()
                    .createToken(
                        CreateTokenRequest.newBuilder()
                            .setKind(TokenKind.TOKEN_KIND_USER)
                            .build())));

    assertThat(outcomes).filteredOn(AtOnce.OK::equals).hasSize((int) (LIMIT - before));
    assertThat(outcomes).filteredOn(FULL::equals).hasSize((int) (AtOnce.CLIENTS - LIMIT + before));
    assertThat(used(owner, Quota.QUOTA_TOKENS)).isEqualTo(LIMIT);
  }

  private static Object join(CoterieClient as, String network) {
    return as.members().joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network).build());
  }

  private static long used(Account account, Quota quota) {
    return account
        .user()
        .plans()
        .getUsage(GetUsageRequest.getDefaultInstance())
        .getUsagesList()
        .stream()
        .filter(usage -> usage.getQuota() == quota)
        .mapToLong(Usage::getUsed)
        .findFirst()
        .orElseThrow();
  }
}
