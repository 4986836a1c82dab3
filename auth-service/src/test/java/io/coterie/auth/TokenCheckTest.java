package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.CheckTokensRequest;
import io.coterie.auth.v1.CheckTokensResponse;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.ShownToken;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.Role;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.SecretMark;
import io.coterie.platform.identity.ServiceName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Judging tokens that were let in before, many at once. */
final class TokenCheckTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final RegisterAccountResponse alice = auth.anybody().register("alice");
  private final String network = alice.getDefaultNetwork();
  private final ShownToken user = shown(alice.getUserToken());
  private final ShownToken bound = shown(alice.getNetworkToken());

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void tokensOfAMembershipEndWithItAndOthersStand() {
    assertThat(check(user, bound)).isEqualTo(CheckTokensResponse.getDefaultInstance());
    hub.network.leave(network, id());
    assertThat(check(user, bound).getEndedList()).containsExactly(bound);
    var _ = hub.network.join(network, "default", id(), Role.ROLE_OWNER);
    assertThat(check(user, bound).getEndedList()).containsExactly(bound);
  }

  @Test
  void tokensOfAMemberThatOnlyLooksOnEnd() {
    hub.network.changeRole(network, id(), Role.ROLE_VIEWER);
    assertThat(check(user, bound).getEndedList()).containsExactly(bound);
  }

  @Test
  void tokensOfANodeEndWithItsRegistrationAndItsMembership() throws Exception {
    var removed = node();
    var removedToken = shown(nodeToken(removed));
    var key = Ed25519.generate();
    var gone = hub.registry.register(id(), key.getPublic()).getNode().getId();
    var session = shown(new NodeProof(hub, auth).session(gone, key));
    var of = new ShownToken[] {user, removedToken, session};
    assertThat(check(of).getEndedCount()).isZero();

    hub.network.leave(network, removed);
    hub.registry.deregister(gone);

    assertThat(check(of).getEndedList()).containsExactlyInAnyOrder(removedToken, session);
  }

  @Test
  void anUnknownTokenIsEndedAndAnotherSecretOfAKnownOneToo() {
    var unknown = ShownToken.newBuilder().setToken(TokenId.random().text()).build();
    var other = user.toBuilder().setSecret("x".repeat(22)).build();
    var any = user.toBuilder().clearSecret().build();
    assertThat(check(unknown, other, any).getEndedList()).containsExactlyInAnyOrder(unknown, other);
  }

  @Test
  void whatCannotBeAskedLeavesOpenOnlyWhatDependsOnIt() {
    var ofNode = shown(nodeToken(node()));
    hub.network.down = true;
    assertThat(check(user, bound, ofNode).getUndecidedList())
        .containsExactlyInAnyOrder(bound, ofNode);
    hub.network.down = false;
    hub.registry.down = true;
    assertThat(check(user, bound, ofNode).getUndecidedList()).containsExactly(ofNode);
  }

  @Test
  void manyTokensAreOneQuestionAndNoneIfNothingIsToBeAsked() {
    int before = hub.network.batches.get();
    check(user);
    assertThat(hub.network.batches).hasValue(before);
    check(user, bound, shown(nodeToken(node())), shown(nodeToken(node())));
    assertThat(hub.network.batches).hasValue(before + 1);
  }

  @Test
  void aCheckIsNoUseAndProlongsNoSession() {
    var session = shown(auth.anybody().login("alice", Client.PASSWORD).getUserToken());
    hub.clock.advance(Duration.ofDays(29));
    assertThat(check(session).getEndedCount()).isZero();
    hub.clock.advance(Duration.ofDays(1));
    assertThat(check(session).getEndedList()).containsExactly(session);
  }

  @Test
  void onlyServicesCheckTokens() {
    assertRefused(() ->
            auth.with(alice.getUserToken())
                .identities()
                .checkTokens(CheckTokensRequest.getDefaultInstance()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  private CheckTokensResponse check(ShownToken... tokens) {
    return auth.asService(ServiceName.NETWORK)
        .identities()
        .checkTokens(CheckTokensRequest.newBuilder().addAllTokens(List.of(tokens)).build());
  }

  /** As a service knows it from the identity that comes with a call. */
  private ShownToken shown(String credential) {
    var caller =
        auth.instance(IdentityVerifier.class).verify(auth.identityOf(credential)).orElseThrow();
    var shown = caller.shownToken().orElseThrow();
    return ShownToken.newBuilder()
        .setToken(shown.id().text())
        .setSecret(shown.secret().map(SecretMark::text).orElseThrow())
        .build();
  }

  private String node() {
    var node = hub.registry.register(id(), Ed25519.generate().getPublic()).getNode().getId();
    var _ = hub.network.join(network, "default", node, Role.ROLE_MEMBER);
    return node;
  }

  private String nodeToken(String node) {
    return auth.with(alice.getUserToken())
        .tokens()
        .createToken(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(network)
                .setNode(node)
                .build())
        .getSecret();
  }

  private String id() {
    return alice.getAccount().getId();
  }
}
