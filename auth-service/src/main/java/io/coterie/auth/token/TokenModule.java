package io.coterie.auth.token;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.upkeep.Chore;
import io.grpc.BindableService;

/**
 * Binds {@code TokenService} and {@code SetupTokenService}, and what other features make and end
 * tokens with.
 */
public final class TokenModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "auth.tokens", TokenConfig.class);
    bind(TokenIssuer.class).in(Singleton.class);
    bind(TokenLookup.class).in(Singleton.class);
    bind(TokenEnding.class).in(Singleton.class);
    bind(OperatorTokens.class).in(Singleton.class);
    bind(NetworkBindings.class).in(Singleton.class);
    bind(TokenCreation.class).in(Singleton.class);
    bind(TokenRotation.class).in(Singleton.class);
    bind(TokenStanding.class).in(Singleton.class);
    bind(SetupTokens.class).in(Singleton.class);
    bind(SetupTokenRpc.class);
    bind(TokenUses.class).in(Singleton.class);
    bind(Tokens.class).in(Singleton.class);
    bind(NodeSessions.class).in(Singleton.class);
    bind(TokenRpc.class);
    bind(TokenPruning.class);
    bind(TokenConsumers.class).in(Singleton.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(TokenConsumers.class);
    LifecycleBinder.of(binder()).in(Phase.BACKGROUND).to(TokenUses.class);
    var services = Multibinder.newSetBinder(binder(), BindableService.class);
    services.addBinding().to(TokenRpc.class);
    services.addBinding().to(SetupTokenRpc.class);
    var tables = Multibinder.newSetBinder(binder(), MethodTable.class);
    tables.addBinding().toInstance(TokenRpc.TABLE);
    tables.addBinding().toInstance(SetupTokenRpc.TABLE);
    Multibinder.newSetBinder(binder(), Chore.class).addBinding().to(TokenPruning.class);
  }
}
