package io.coterie.platform.rpc;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.protobuf.ByteString;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.boot.Application;
import io.coterie.platform.call.Call;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.telemetry.TelemetryModule;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server with a few methods of auth-service behind the real chain, on a TCP port of this machine.
 */
final class ChainFixture implements AutoCloseable {
  static final String CREDENTIAL = "utok_known";
  static final MethodTable TABLE =
      rest()
          .method(
              AccountServiceGrpc.getRegisterAccountMethod(),
              LimitClass.REGISTER_ACCOUNT,
              CallerKind.ANONYMOUS)
          .unscoped(
              AccountServiceGrpc.getLoginMethod(),
              LimitClass.LOGIN,
              CallerKind.ANONYMOUS,
              CallerKind.USER)
          .unscoped(AccountServiceGrpc.getLogoutMethod(), LimitClass.WRITE, CallerKind.USER)
          .unscoped(
              AccountServiceGrpc.getWhoAmIMethod(),
              LimitClass.READ,
              CallerKind.USER,
              CallerKind.OPERATOR)
          .method(
              AccountServiceGrpc.getChangePasswordMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              CallerKind.NODE)
          .internal(IdentityServiceGrpc.getAuthenticateMethod())
          .internal(IdentityServiceGrpc.getCheckTokensMethod())
          .internal(IdentityServiceGrpc.getGetKeySetMethod())
          .internal(IdentityServiceGrpc.getGetDeploymentMethod())
          .build();

  final Map<String, Caller> credentials = new ConcurrentHashMap<>();
  final Map<UUID, ByteString> answers = new ConcurrentHashMap<>();
  final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
  final ClusterSecret secret = ClusterSecret.random();
  final ServiceTokens services = new ServiceTokens(secret, Clock.systemUTC());
  private final KeyPair key = Ed25519.generate();
  private final Application application;
  private final ManagedChannel channel;

  ChainFixture(Map<String, String> configuration, BindableService... served) {
    application =
        Application.start(
            Configuration.load(Sources.none().values("test", configuration)),
            java.util.List.of(
                new TelemetryModule("test"),
                new RpcModule(),
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bind(Clock.class).toInstance(Clock.systemUTC());
                    bind(ClusterSecret.class).toInstance(secret);
                    bind(Listen.class).toInstance(new Listen.Tcp("127.0.0.1", 0));
                    bind(Authenticator.class).toInstance(ChainFixture.this::authenticate);
                    bind(TokenChecks.class)
                        .toInstance(tokens -> new TokenChecks.Verdict(Set.of(), Set.of()));
                    bind(KeySets.class).toInstance(ChainFixture.this::find);
                    bind(Replays.class).toInstance(ChainFixture.this::replay);
                    bind(Refusals.class).toInstance(refusals::add);
                    Multibinder.newSetBinder(binder(), MethodTable.class)
                        .addBinding()
                        .toInstance(TABLE);
                    var services = Multibinder.newSetBinder(binder(), BindableService.class);
                    for (var service : served) {
                      services.addBinding().toInstance(service);
                    }
                  }
                }));
    channel = NettyChannelBuilder.forAddress("127.0.0.1", port()).usePlaintext().build();
  }

  int port() {
    return application.injector().getInstance(RpcServer.class).port();
  }

  Channel channel() {
    return channel;
  }

  /** The channel, with headers on every call. */
  Channel with(Metadata.Key<String> name, String value) {
    var headers = new Metadata();
    headers.put(name, value);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  String identity(Caller caller) {
    return new IdentitySigner(Clock.systemUTC()).sign(caller, "k", key.getPrivate());
  }

  private Caller authenticate(String credential) {
    return Optional.ofNullable(credentials.get(credential))
        .orElseThrow(() -> new CredentialInvalid().exception());
  }

  /** Lines for what these tests don't call. */
  private static MethodTable.Builder rest() {
    var table = MethodTable.builder();
    var called = Set.of("RegisterAccount", "Login", "Logout", "WhoAmI", "ChangePassword");
    AccountServiceGrpc.getServiceDescriptor().getMethods().stream()
        .filter(method -> !called.contains(method.getBareMethodName()))
        .forEach(method -> table.method(method, LimitClass.NONE, CallerKind.OPERATOR));
    return table;
  }

  private Optional<JWK> find(String id) {
    return Optional.of(
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(key.getPublic())))
            .keyID(id)
            .build());
  }

  private Optional<byte[]> replay(Call call) {
    return call.requestKey()
        .flatMap(k -> Optional.ofNullable(answers.get(k.id())))
        .map(ByteString::toByteArray);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    application.close();
  }
}
