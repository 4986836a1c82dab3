package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WatchAuditEventsRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.WatchNetworkRequest;
import io.coterie.network.v1.WatchNetworkResponse;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches through the edge end with what they were opened by, at every replica. */
@Timeout(120)
class WatchEndTest {
  @SuppressWarnings("NullAway.Init")
  private static TestHub one;

  @SuppressWarnings("NullAway.Init")
  private static TestHub two;

  @BeforeAll
  static void start() {
    one = TestHub.start();
    two = one.replica();
  }

  @AfterAll
  static void stop() {
    one.close();
  }

  @Test
  void aRevokedTokensWatchesEndAndThoseOfItsAccountLiveOn() {
    var alice = one.account();
    var network = one.network(alice, JoinRule.JOIN_RULE_OPEN);
    var token = token(alice, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
    var ofNetwork = watch(one.with(token.getSecret()), network);
    var elsewhere = watch(two.with(token.getSecret()), network);
    var ofTrail = one.with(token.getSecret()).audit();
    var trail = ofTrail.watchAuditEvents(WatchAuditEventsRequest.getDefaultInstance());
    var lasting = watch(alice.user(), network);
    trail.next();

    var _ =
        alice
            .user()
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());

    assertEnds(ofNetwork);
    assertEnds(elsewhere);
    assertEnds(trail);
    var guest = one.account();
    join(guest.user(), network, JoinNetworkRequest.newBuilder());
    assertTells(lasting, guest);
  }

  @Test
  void watchesEndWithTheSessionAndWithTheAccount() {
    var alice = one.account();
    var network = one.network(alice, JoinRule.JOIN_RULE_OPEN);
    var session = watch(alice.user(), network);
    var bound = watch(two.with(secret(alice.bound())), alice.defaultNetwork());
    var _ = alice.user().accounts().logout(LogoutRequest.getDefaultInstance());
    assertEnds(session);
    var _ =
        one.operator()
            .accounts()
            .disableAccount(DisableAccountRequest.newBuilder().setAccount(alice.id()).build());
    assertEnds(bound);
  }

  @Test
  void aNetworkTokensWatchesEndWithTheMembershipAndWithTheNode() {
    var owner = one.account();
    var guest = one.account();
    var network = one.network(owner, JoinRule.JOIN_RULE_OPEN);
    join(guest.user(), network, JoinNetworkRequest.newBuilder());
    var ofGuest = watch(one.with(networkToken(guest, network, "")), network);
    var node = one.node(owner);
    join(owner.user(), network, JoinNetworkRequest.newBuilder().setNode(node.id()));
    var ofNode = watch(two.with(networkToken(owner, network, node.id())), network);

    var _ =
        owner
            .user()
            .members()
            .removeMember(
                RemoveMemberRequest.newBuilder()
                    .setNetwork(network.getId())
                    .setMember(PrincipalRef.newBuilder().setAccount(guest.id()))
                    .build());
    var _ =
        owner
            .user()
            .registry()
            .deregisterNode(DeregisterNodeRequest.newBuilder().setNode(node.id()).build());

    assertEnds(ofGuest);
    assertEnds(ofNode);
  }

  private static CreateTokenResponse token(TestHub.Account of, CreateTokenRequest.Builder token) {
    return of.user().tokens().createToken(token.build());
  }

  private static String networkToken(TestHub.Account of, Network network, String node) {
    return token(
            of,
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(network.getId())
                .setNode(node))
        .getSecret();
  }

  private static void join(CoterieClient as, Network network, JoinNetworkRequest.Builder join) {
    var _ = as.members().joinNetwork(join.setNetwork(network.getId()).build());
  }

  private static String secret(CoterieClient client) {
    return client.credential().orElseThrow().secret();
  }

  private static Iterator<WatchNetworkResponse> watch(CoterieClient client, Network network) {
    return watch(client, network.getId());
  }

  /** A watch that has told what is there. */
  private static Iterator<WatchNetworkResponse> watch(CoterieClient client, String network) {
    var watch =
        client
            .networks()
            .watchNetwork(WatchNetworkRequest.newBuilder().setNetwork(network).build());
    while (!watch.next().hasSnapshotEnd()) {}
    return watch;
  }

  /** It tells of a member, perhaps after what it repeats and where it may be resumed. */
  private static void assertTells(Iterator<WatchNetworkResponse> watch, TestHub.Account member) {
    while (!watch.next().getMember().getAccount().equals(member.id())) {}
  }

  private static void assertEnds(Iterator<?> watch) {
    var thrown =
        catchThrowableOfType(StatusRuntimeException.class, () -> watch.forEachRemaining(_ -> {}));
    var failure = ApiFailure.of(Objects.requireNonNull(thrown));
    assertThat(failure.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(failure.reason()).contains("CREDENTIAL_INVALID");
  }
}
