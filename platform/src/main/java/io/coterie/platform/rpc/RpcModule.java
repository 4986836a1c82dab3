package io.coterie.platform.rpc;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.stream.StreamModule;
import io.grpc.BindableService;
import java.util.Set;

/**
 * Serves the bound {@link BindableService}s by the lines of the bound {@link MethodTable}s. Needs
 * bound: {@code Clock}, {@code ClusterSecret}, {@link Listen}, {@link Peers}, {@code
 * Authenticator}, {@code TokenChecks}, {@code KeySets}, {@link Replays} and {@link Refusals}.
 */
public final class RpcModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), BindableService.class);
    Multibinder.newSetBinder(binder(), MethodTable.class);
    install(new StreamModule());
    bind(ServiceTokens.class).in(Singleton.class);
    bind(IdentityVerifier.class).in(Singleton.class);
    bind(Limiter.class).in(Singleton.class);
    bind(CallIdInterceptor.class);
    bind(TelemetryInterceptor.class);
    bind(RefusalInterceptor.class);
    bind(AuthenticationInterceptor.class);
    bind(AuthorizationInterceptor.class);
    bind(LimitInterceptor.class);
    bind(ValidationInterceptor.class);
    bind(IdempotencyInterceptor.class);
    bind(InterceptorChain.class);
    bind(RpcServer.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.SERVERS).to(RpcServer.class);
    bindConfig(binder(), "limits", LimitsConfig.class);
  }

  @Provides
  @Singleton
  static Validator validator() {
    return ValidatorFactory.newBuilder().build();
  }

  @Provides
  @Singleton
  static MethodTable table(Set<MethodTable> tables) {
    return tables.stream().reduce(MethodTable.builder().build(), MethodTable::and);
  }
}
