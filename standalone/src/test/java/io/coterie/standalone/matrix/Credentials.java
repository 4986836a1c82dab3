package io.coterie.standalone.matrix;

import static com.google.common.base.Suppliers.memoize;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.CreateTokenResponse;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.Role;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.Sessions;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What each kind of caller shows in a world. */
final class Credentials {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestHub hub;
  private final World world;
  private final Supplier<String> networkToken;
  private final Supplier<String> setupToken;
  private final Supplier<String> node;
  private final Supplier<String> nodeOfNobody;
  private final Supplier<String> nodeElsewhere;
  private final Supplier<String> expired;
  private final Supplier<String> revoked;
  private final Supplier<String> disabled;

  Credentials(TestHub hub, World world) {
    this.hub = hub;
    this.world = world;
    networkToken =
        memoize(() -> bound(TokenKind.TOKEN_KIND_NETWORK, CreateTokenRequest.newBuilder()));
    setupToken =
        memoize(() ->
            bound(
                TokenKind.TOKEN_KIND_SETUP,
                CreateTokenRequest.newBuilder()
                    .setSetup(SetupOptions.newBuilder().setReusable(true))));
    node = memoize(() -> session(world.node()));
    nodeOfNobody = memoize(() -> session(world.nodeOfNobody()));
    nodeElsewhere = memoize(() -> session(world.nodeElsewhere()));
    expired = memoize(this::expiredToken);
    revoked = memoize(this::revokedToken);
    disabled = memoize(this::disabledToken);
  }

  Optional<String> of(Kind kind) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case OUTSIDER, VIEWER, MEMBER, ADMIN, OWNER, SYSTEM_ADMIN, SYSTEM_ADMIN_AS_VIEWER, INVITEE ->
          Optional.of(secret(world.account(kind).orElseThrow().user()));
      case OPERATOR -> Optional.of(secret(hub.operator()));
      case NETWORK_TOKEN -> Optional.of(networkToken.get());
      case NETWORK_TOKEN_ELSEWHERE -> Optional.of(secret(world.member().bound()));
      case SETUP_TOKEN -> Optional.of(setupToken.get());
      case NODE -> Optional.of(node.get());
      case NODE_OF_NOBODY -> Optional.of(nodeOfNobody.get());
      case NODE_ELSEWHERE -> Optional.of(nodeElsewhere.get());
      case EXPIRED -> Optional.of(expired.get());
      case REVOKED -> Optional.of(revoked.get());
      case DISABLED -> Optional.of(disabled.get());
    };
  }

  static String secret(CoterieClient client) {
    return client.credential().orElseThrow().secret();
  }

  static CreateTokenResponse userToken(Account account) {
    return create(account, CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER));
  }

  private static CreateTokenResponse create(Account account, CreateTokenRequest.Builder request) {
    return account.user().tokens().createToken(request.build());
  }

  private String bound(TokenKind kind, CreateTokenRequest.Builder request) {
    return create(world.member(), request.setKind(kind).setNetwork(world.network())).getSecret();
  }

  private String session(TestNode of) {
    return secret(Sessions.of(hub, of));
  }

  private String expiredToken() {
    var end = Clock.systemUTC().instant().plus(SHORT);
    var token =
        create(
                world.owner(),
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .setExpireTime(
                        Timestamp.newBuilder()
                            .setSeconds(end.getEpochSecond())
                            .setNanos(end.getNano())))
            .getSecret();
    await().atMost(PATIENCE).until(() -> isRefused(token));
    return token;
  }

  private String revokedToken() {
    var token = userToken(world.owner());
    var _ =
        world
            .owner()
            .user()
            .tokens()
            .revokeToken(
                RevokeTokenRequest.newBuilder().setToken(token.getToken().getId()).build());
    return token.getSecret();
  }

  private String disabledToken() {
    var account = world.disposable(Role.ROLE_ADMIN);
    var _ =
        hub.operator()
            .accounts()
            .disableAccount(DisableAccountRequest.newBuilder().setAccount(account.id()).build());
    return secret(account.user());
  }

  private boolean isRefused(String token) {
    try {
      var _ = hub.with(token).accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
      return false;
    } catch (StatusRuntimeException e) {
      return true;
    }
  }
}
