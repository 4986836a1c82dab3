package io.coterie.auth.identity;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.coterie.auth.upkeep.Chore;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.rpc.MethodTable;
import io.grpc.BindableService;

/** Binds what other services ask auth-service for; here it is had without a call. */
public final class IdentityModule extends AbstractModule {
  @Override
  protected void configure() {
    bindConfig(binder(), "auth.keys", KeysConfig.class);
    bind(Surroundings.class).in(Singleton.class);
    bind(Credentials.class).in(Singleton.class);
    bind(Authenticator.class).to(Credentials.class);
    bind(HeldTokens.class).in(Singleton.class);
    bind(TokenChecks.class).to(HeldTokens.class);
    bind(ShownCredentials.class);
    bind(SigningKeys.class).in(Singleton.class);
    bind(KeySets.class).to(SigningKeys.class);
    bind(KeyRotation.class).in(Singleton.class);
    bind(IdentityRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(IdentityRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(IdentityRpc.TABLE);
    Multibinder.newSetBinder(binder(), Chore.class).addBinding().to(KeyRotation.class);
  }
}
