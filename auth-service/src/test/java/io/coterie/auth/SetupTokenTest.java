package io.coterie.auth;

import static io.coterie.testing.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.coterie.auth.v1.AuditEvent;
import io.coterie.auth.v1.AuditFilter;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.auth.v1.UseSetupTokenResponse;
import io.coterie.network.v1.Role;
import io.coterie.platform.call.Bytes32;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making setup tokens, and using them up. */
final class SetupTokenTest {
  private static final SetupOptions ONE = SetupOptions.getDefaultInstance();
  private static final SetupOptions TAGGED =
      SetupOptions.newBuilder().setReusable(true).setEphemeral(true).addTags("ci").build();

  private Hub hub;
  private Replica auth;
  private RegisterAccountResponse alice;
  private String network;

  @BeforeEach
  void start() {
    hub = new Hub();
    auth = hub.start();
    alice = auth.anybody().register("alice");
    network = hub.network.newNetwork();
    var _ = hub.network.join(network, "fleet", id(), Role.ROLE_ADMIN);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void itTellsWhatTheNodeGets() {
    var incarnation = hub.network.join(network, "fleet", id(), Role.ROLE_OWNER);
    var token = create(TAGGED);
    assertThat(token.getSecret()).matches("stok_[0-9a-z]{32}");
    assertThat(token.getToken().getSetup()).isEqualTo(TAGGED);
    var used = use(token, key(1));
    assertThat(used.getAccount()).isEqualTo(id());
    assertThat(used.getNetwork()).isEqualTo(network);
    assertThat(used.getIncarnation()).isEqualTo(incarnation);
    assertThat(used.getSetup()).isEqualTo(TAGGED);
    assertThat(use(token, key(2))).isEqualTo(used);
  }

  @Test
  void oneForOneNodeTakesOneKeyAndThatOneAgain() {
    var token = create(ONE);
    var first = use(token, key(1));
    assertThat(use(token, key(1))).isEqualTo(first);
    assertRefused(() -> use(token, key(2))).with(AuthReason.SETUP_TOKEN_USED);
  }

  @Test
  void onlyUsingOneUpIsInTheTrail() {
    var reusable = create(TAGGED);
    var _ = use(reusable, key(1));
    var _ = use(reusable, key(1));
    var one = create(ONE);
    var _ = use(one, key(2));
    var _ = use(one, key(2));

    var used = AuditFilter.newBuilder().setAction("UseSetupToken").build();
    var trail = new Trail(auth.with(alice.getUserToken()));
    await().untilAsserted(() -> assertThat(trail.find(used)).isNotEmpty());
    assertThat(trail.find(used))
        .extracting(AuditEvent::getTarget)
        .containsExactly(one.getToken().getId());
  }

  @Test
  void of64KeysAtOnceOneGetsIt() throws Exception {
    var token = create(ONE);
    var other = hub.start();
    var attempts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 64; i++) {
      var replica = i % 2 == 0 ? auth : other;
      var key = key(i);
      attempts.add(() -> {
        try {
          var _ = use(replica, token, key);
          return true;
        } catch (io.grpc.StatusRuntimeException e) {
          assertThat(Refusal.of(e).reason()).isEqualTo(AuthReason.SETUP_TOKEN_USED.name());
          return false;
        }
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int admitted = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        admitted += attempt.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
  }

  @Test
  void nothingButRegisteringNodesTakesOne() {
    var holder = auth.with(create(TAGGED).getSecret());
    assertRefused(holder::whoAmI).with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> holder.tokens().listTokens(ListTokensRequest.getDefaultInstance()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() ->
            holder
                .tokens()
                .createToken(
                    CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build()))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void onlyServicesUseThemUp() {
    var token = create(ONE);
    var request = request(token, key(1));
    assertRefused(() -> auth.with(alice.getUserToken()).setupTokens().useSetupToken(request))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
    assertRefused(() -> auth.with(token.getSecret()).setupTokens().useSetupToken(request))
        .with(PlatformReason.CALLER_NOT_ALLOWED);
  }

  @Test
  void itEndsWithTheMakersMembershipAndComesBackWithNoOther() {
    var token = create(TAGGED);
    hub.network.leave(network, id());
    assertDead(token);
    var _ = hub.network.join(network, "fleet", id(), Role.ROLE_OWNER);
    assertDead(token);
  }

  @Test
  void itEndsWhenTheMakerOnlyLooksOn() {
    var token = create(ONE);
    hub.network.changeRole(network, id(), Role.ROLE_VIEWER);
    assertDead(token);
  }

  @Test
  void whoMayNoLongerGiveTagsGivesNone() {
    var token = create(TAGGED);
    hub.network.changeRole(network, id(), Role.ROLE_MEMBER);
    assertDead(token);
  }

  @Test
  void revokedOrEndedItIsOfNoUse() {
    var token = create(ONE);
    var _ =
        auth.with(alice.getUserToken())
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());
    assertDead(token);
    var shortLived =
        auth.with(alice.getUserToken())
            .tokens()
            .createToken(
                order(ONE)
                    .setExpireTime(
                        com.google.protobuf.Timestamp.newBuilder()
                            .setSeconds(hub.clock.instant().getEpochSecond() + 60))
                    .build());
    hub.clock.advance(Duration.ofMinutes(2));
    assertDead(shortLived);
    assertRefused(() -> use(auth, TokenId.random().text(), key(1)))
        .with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void anotherKindOfTokenIsNone() {
    var user = auth.with(alice.getUserToken()).whoAmI().getToken();
    assertRefused(() -> use(auth, user, key(1))).with(PlatformReason.CREDENTIAL_INVALID);
  }

  @Test
  void membersMakeThemAndTagsAreForAdmins() {
    hub.network.changeRole(network, id(), Role.ROLE_MEMBER);
    assertThat(create(ONE).getToken().getNetwork()).isEqualTo(network);
    assertRefused(() -> create(TAGGED)).with(AuthReason.ROLE_TOO_LOW);
    hub.network.changeRole(network, id(), Role.ROLE_VIEWER);
    assertRefused(() -> create(ONE)).with(AuthReason.ROLE_TOO_LOW);
    hub.network.leave(network, id());
    assertRefused(() -> create(ONE)).with(AuthReason.NETWORK_NOT_FOUND);
  }

  private void assertDead(CreateTokenResponse token) {
    assertRefused(() -> use(token, key(1))).with(PlatformReason.CREDENTIAL_INVALID);
    assertRefused(() -> auth.identityOf(token.getSecret())).with(PlatformReason.CREDENTIAL_INVALID);
  }

  private CreateTokenResponse create(SetupOptions setup) {
    return auth.with(alice.getUserToken()).tokens().createToken(order(setup).build());
  }

  private CreateTokenRequest.Builder order(SetupOptions setup) {
    return CreateTokenRequest.newBuilder()
        .setKind(TokenKind.TOKEN_KIND_SETUP)
        .setNetwork(network)
        .setSetup(setup);
  }

  private UseSetupTokenResponse use(CreateTokenResponse token, ByteString key) {
    return use(auth, token, key);
  }

  private static UseSetupTokenResponse use(
      Replica replica, CreateTokenResponse token, ByteString key) {
    return use(replica, token.getToken().getId(), key);
  }

  private static UseSetupTokenResponse use(Replica replica, String token, ByteString key) {
    return replica
        .asService(ServiceName.REGISTRY)
        .setupTokens()
        .useSetupToken(UseSetupTokenRequest.newBuilder().setToken(token).setPublicKey(key).build());
  }

  private static UseSetupTokenRequest request(CreateTokenResponse token, ByteString key) {
    return UseSetupTokenRequest.newBuilder()
        .setToken(token.getToken().getId())
        .setPublicKey(key)
        .build();
  }

  private static ByteString key(int number) {
    var text = "key " + number;
    return ByteString.copyFrom(
        Bytes32.sha256(text.getBytes(StandardCharsets.US_ASCII)).toByteArray());
  }

  private String id() {
    return alice.getAccount().getId();
  }
}
