package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.TokenKind;
import io.coterie.network.v1.Role;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.Caller.AccountCaller;
import io.coterie.platform.identity.Caller.NodeCaller;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a credential stands for, as of now. */
final class CredentialTest {
  private final Hub hub = new Hub();
  private final Replica auth = hub.start();
  private RegisterAccountResponse alice;
  private String network;

  @BeforeEach
  void register() {
    alice = auth.anybody().register("alice");
    network = alice.getDefaultNetwork();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void anIdentityCarriesTheAccountAndItsNetwork() {
    var caller = (AccountCaller) verifier().verify(identity(alice.getNetworkToken())).orElseThrow();
    assertThat(caller.account().text()).isEqualTo(id());
    assertThat(caller.systemAdmin()).isTrue();
    assertThat(caller.network().orElseThrow().network().text()).isEqualTo(network);
  }

  @Test
  void anIdentityLivesAMinute() {
    var identity = identity(alice.getUserToken());
    assertThat(auth.withIdentity(identity).whoAmI().getAccount()).isEqualTo(alice.getAccount());
    hub.clock.advance(Duration.ofSeconds(60));
    assertRefused(() -> auth.withIdentity(identity).whoAmI())
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void everyIdentityHasHalfItsLifeLeft() {
    var first = identity(alice.getUserToken());
    hub.clock.advance(Duration.ofSeconds(29));
    assertThat(identity(alice.getUserToken())).isEqualTo(first);
    hub.clock.advance(Duration.ofSeconds(1));
    assertThat(identity(alice.getUserToken())).isNotEqualTo(first);
  }

  @Test
  void aTokenThatEndedGetsNotEvenTheIdentityThatWasSignedForIt() {
    var token = networkToken(Role.ROLE_MEMBER);
    assertThat(identity(token)).isNotEmpty();
    hub.network.leave(network, id());
    assertInvalid(token);
  }

  @Test
  void aNodesNetworkTokenCarriesNodeAndAccount() {
    var node = newNode();
    var caller = (NodeCaller) verifier().verify(identity(nodeToken(node))).orElseThrow();
    assertThat(caller.node().text()).isEqualTo(node);
    assertThat(caller.account().orElseThrow().text()).isEqualTo(id());
  }

  @Test
  void aNetworkTokenEndsWithTheMembershipAndIsNotRevivedByJoiningAgain() {
    hub.network.leave(network, id());
    assertInvalid(alice.getNetworkToken());
    var _ = hub.network.join(network, "default", id(), Role.ROLE_OWNER);
    assertInvalid(alice.getNetworkToken());
    assertThat(identity(alice.getUserToken())).isNotEmpty();
  }

  @Test
  void aViewersNetworkTokenDoesNotWork() {
    var token = networkToken(Role.ROLE_MEMBER);
    assertThat(auth.with(token).whoAmI().getNetworkRole()).isEqualTo("member");
    hub.network.changeRole(network, id(), Role.ROLE_VIEWER);
    assertInvalid(token);
  }

  @Test
  void aNodesNetworkTokenEndsWithItsMembershipAndItsRegistration() {
    var removed = newNode();
    var removedToken = nodeToken(removed);
    hub.network.leave(network, removed);
    assertInvalid(removedToken);

    var deregistered = newNode();
    var deregisteredToken = nodeToken(deregistered);
    hub.registry.deregister(deregistered);
    assertInvalid(deregisteredToken);
  }

  @Test
  void nobodyIsLetInWhileMembershipsCannotBeAsked() {
    hub.network.down = true;
    assertRefused(() -> identity(alice.getNetworkToken())).with(PlatformReason.DEPENDENCY_DOWN);
    assertThat(identity(alice.getUserToken())).isNotEmpty();
  }

  @Test
  void whateverIsNoTokenIsRefusedTheSameWay() {
    var unknown = Refusal.of(() -> identity("utok_" + "0".repeat(32)));
    for (var credential :
        new String[] {"x", "utok_", "atok_" + "!".repeat(32), alice.getUserToken() + "0"}) {
      assertThat(Refusal.of(() -> identity(credential))).isEqualTo(unknown);
    }
    assertThat(unknown.reason()).isEqualTo(PlatformReason.CREDENTIAL_INVALID.name());
  }

  @Test
  void onlyServicesAuthenticateCredentials() {
    var request = AuthenticateRequest.newBuilder().setCredential(alice.getUserToken()).build();
    assertRefused(() -> auth.anybody().identities().authenticate(request))
        .with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> auth.with(alice.getUserToken()).identities().authenticate(request))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void servicesAreNoClients() {
    assertRefused(() -> auth.asService(ServiceName.NETWORK).whoAmI())
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  private IdentityVerifier verifier() {
    return auth.instance(IdentityVerifier.class);
  }

  private String identity(String credential) {
    return auth.asService(ServiceName.NETWORK)
        .identities()
        .authenticate(AuthenticateRequest.newBuilder().setCredential(credential).build())
        .getIdentity();
  }

  private void assertInvalid(String credential) {
    assertRefused(() -> identity(credential)).with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> auth.with(credential).whoAmI()).with(PlatformReason.CREDENTIAL_INVALID);
  }

  private String newNode() {
    var node = hub.registry.register(id(), Ed25519.generate().getPublic()).getNode().getId();
    var _ = hub.network.join(network, "default", node, Role.ROLE_MEMBER);
    return node;
  }

  private String nodeToken(String node) {
    return create(
        CreateTokenRequest.newBuilder()
            .setKind(TokenKind.TOKEN_KIND_NETWORK)
            .setNetwork(network)
            .setNode(node));
  }

  private String networkToken(Role role) {
    network = hub.network.newNetwork();
    var _ = hub.network.join(network, "dev", id(), role);
    return create(
        CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_NETWORK).setNetwork(network));
  }

  private String create(CreateTokenRequest.Builder request) {
    return auth.with(alice.getUserToken()).tokens().createToken(request.build()).getSecret();
  }

  private String id() {
    return alice.getAccount().getId();
  }
}
