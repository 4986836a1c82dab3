package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.UseSetupTokenRequest;
import io.coterie.network.v1.Role;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.Refusal;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many tokens a plan allows: three on the free one, of which registering makes the first. */
final class TokenQuotaTest {
  private Hub hub;
  private Replica auth;
  private RegisterAccountResponse bob;
  private Client session;

  @BeforeEach
  void start() {
    hub = new Hub();
    auth = hub.start();
    // the first account is a system admin, whom no plan limits
    var _ = auth.anybody().register("alice");
    bob = auth.anybody().register("bob");
    session = auth.with(bob.getUserToken());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aPlanAllowsSoManyTokensAndRevokingOneMakesRoom() {
    var second = create(user());
    var _ = create(setup());
    var refusal = Refusal.of(() -> create(user()));
    assertThat(refusal.reason()).isEqualTo(PlatformReason.QUOTA_EXCEEDED.name());
    assertThat(refusal.metadata())
        .containsEntry("quota", "tokens")
        .containsEntry("limit", "3")
        .containsEntry("used", "3")
        .containsEntry("plan", "free");
    var _ =
        session
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(second.getToken().getId()).build());
    assertThat(create(user()).getSecret()).isNotEmpty();
  }

  @Test
  void of64AtOnceOnTheLastSlotOneGetsIt() throws Exception {
    var _ = create(user());
    var other = hub.start().with(bob.getUserToken());
    var attempts = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 64; i++) {
      var client = i % 2 == 0 ? session : other;
      attempts.add(() -> {
        try {
          return !client.tokens().createToken(user().build()).getSecret().isEmpty();
        } catch (StatusRuntimeException e) {
          assertThat(Refusal.of(e).reason()).isEqualTo(PlatformReason.QUOTA_EXCEEDED.name());
          return false;
        }
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int made = 0;
      for (var attempt : threads.invokeAll(attempts)) {
        made += attempt.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    }
  }

  @Test
  void aRepeatTakesNoSlot() {
    var _ = create(user());
    var request = user().setRequestId(UUID.randomUUID().toString());
    var last = create(request);
    assertThat(create(request)).isEqualTo(last);
  }

  @Test
  void sessionsTokensOfNodesAndSetupTokensThatAreUsedUpAreNotCounted() {
    var _ = auth.anybody().login("bob", Client.PASSWORD);
    var key = Ed25519.generate().getPublic();
    var node = hub.registry.register(bob.getAccount().getId(), key).getNode().getId();
    var _ = hub.network.join(bob.getDefaultNetwork(), "default", node, Role.ROLE_MEMBER);
    var _ =
        create(
            CreateTokenRequest.newBuilder()
                .setKind(TokenKind.TOKEN_KIND_NETWORK)
                .setNetwork(bob.getDefaultNetwork())
                .setNode(node));
    var used = create(setup());
    var _ =
        auth.asService(ServiceName.REGISTRY)
            .setupTokens()
            .useSetupToken(
                UseSetupTokenRequest.newBuilder()
                    .setToken(used.getToken().getId())
                    .setPublicKey(ByteString.copyFrom(Ed25519.raw(key)))
                    .build());
    var _ = create(user());
    assertThat(create(user()).getSecret()).isNotEmpty();
    assertThat(Refusal.of(() -> create(user())).reason())
        .isEqualTo(PlatformReason.QUOTA_EXCEEDED.name());
  }

  private CreateTokenResponse create(CreateTokenRequest.Builder request) {
    return session.tokens().createToken(request.build());
  }

  private static CreateTokenRequest.Builder user() {
    return CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER);
  }

  private CreateTokenRequest.Builder setup() {
    return CreateTokenRequest.newBuilder()
        .setKind(TokenKind.TOKEN_KIND_SETUP)
        .setNetwork(bob.getDefaultNetwork());
  }
}
