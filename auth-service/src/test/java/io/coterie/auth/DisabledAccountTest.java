package io.coterie.auth;

import static io.coterie.auth.Client.PASSWORD;
import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.BatchGetAccountsRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.Role;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.ServiceName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A disabled account can do nothing, and neither can what acts for it. */
@TestInstance(Lifecycle.PER_CLASS)
final class DisabledAccountTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private final Replica other = hub.start();
  private final Client root = auth.with(auth.anybody().register("root").getUserToken());

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void everythingOfItsIsRefusedOnEveryReplicaAndWorksAgainWhenEnabled() throws Exception {
    var alice = auth.anybody().register("alice");
    var credentials = credentials(alice);
    for (var credential : credentials) {
      assertThat(other.with(credential).whoAmI().getToken()).isNotEmpty();
    }

    assertThat(root.disable("alice").getDisabled()).isTrue();

    var restarted = hub.start();
    for (var credential : credentials) {
      for (var replica : List.of(auth, other, restarted)) {
        assertRefused(() -> replica.with(credential).whoAmI())
            .with(PlatformReason.CREDENTIAL_INVALID);
      }
    }
    assertThat(root.enable("alice").getDisabled()).isFalse();
    for (var credential : credentials) {
      assertThat(other.with(credential).whoAmI().getToken()).isNotEmpty();
    }
  }

  @Test
  void whoKnowsThePasswordIsToldAndNobodyElse() {
    var _ = auth.anybody().register("bob");
    var _ = root.disable("bob");
    assertRefused(() -> other.from("10.3.0.1").login("bob", "wrong")).with(AuthReason.LOGIN_FAILED);
    for (int i = 0; i < 7; i++) {
      assertRefused(() -> other.from("10.3.0.2").login("bob", PASSWORD))
          .with(AuthReason.ACCOUNT_DISABLED);
    }
    var _ = root.enable("bob");
    assertThat(other.from("10.3.0.2").login("bob", PASSWORD).getUserToken()).isNotEmpty();
  }

  @Test
  void itsNodesGetNoSession() throws Exception {
    var carol = auth.anybody().register("carol");
    var key = Ed25519.generate();
    var node = hub.registry.register(carol.getAccount().getId(), key.getPublic());
    var _ = root.disable("carol");
    assertRefused(() -> new NodeProof(hub, auth).session(node.getNode().getId(), key))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void aNodeThatWasGivenToItLaterIsRefusedToo() throws Exception {
    var erin = auth.anybody().register("erin-of-nodes").getAccount();
    var key = Ed25519.generate();
    var node = hub.registry.register("", key.getPublic()).getNode().getId();
    var session = new NodeProof(hub, auth).session(node, key);
    hub.registry.giveTo(node, erin.getId());
    assertThat(other.with(session).whoAmI().getNode()).isEqualTo(node);
    var _ = root.disable(erin.getId());
    assertRefused(() -> other.with(session).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void disablingTwiceIsTheSameAsOnceAndServicesAreTold() {
    var dave = auth.anybody().register("dave").getAccount();
    var _ = root.disable(dave.getId());
    assertThat(root.disable("dave").getDisabled()).isTrue();
    var told =
        auth.asService(ServiceName.NETWORK)
            .directory()
            .batchGetAccounts(BatchGetAccountsRequest.newBuilder().addNames("dave").build());
    assertThat(told.getAccountsList()).singleElement().matches(account -> account.getDisabled());
  }

  @Test
  void onlySystemAdminsAndTheOperatorDisable() {
    var _ = auth.anybody().register("erin");
    var frank = auth.with(auth.anybody().register("frank").getUserToken());
    for (var named : List.of("erin", "frank", "nobody-of-this-name")) {
      assertRefused(() -> frank.disable(named)).with(PlatformReason.SYSTEM_ADMIN_NEEDED);
      assertRefused(() -> frank.enable(named)).with(PlatformReason.SYSTEM_ADMIN_NEEDED);
    }
    assertRefused(() -> root.disable("nobody-of-this-name")).with(AuthReason.ACCOUNT_NOT_FOUND);
  }

  /** A session, a user token, a network token, a node's network token, and a node's session. */
  private List<String> credentials(RegisterAccountResponse account) throws Exception {
    var id = account.getAccount().getId();
    var key = Ed25519.generate();
    var node = hub.registry.register(id, key.getPublic()).getNode().getId();
    var _ = hub.network.join(account.getDefaultNetwork(), "default", node, Role.ROLE_MEMBER);
    var tokens = auth.with(account.getUserToken()).tokens();
    return List.of(
        account.getUserToken(),
        tokens
            .createToken(CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build())
            .getSecret(),
        account.getNetworkToken(),
        tokens
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_NETWORK)
                    .setNetwork(account.getDefaultNetwork())
                    .setNode(node)
                    .build())
            .getSecret(),
        new NodeProof(hub, auth).session(node, key));
  }
}
