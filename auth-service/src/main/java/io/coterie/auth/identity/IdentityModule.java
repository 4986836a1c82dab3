package io.coterie.auth.identity;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.keys.RingPurpose;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.platform.rpc.MethodTable;
import io.coterie.platform.upkeep.Chore;
import io.grpc.BindableService;
import java.time.Clock;

/** Binds what other services ask auth-service for; here it is had without a call. */
public final class IdentityModule extends AbstractModule {
  private static final String PURPOSE = "identity signing key";

  @Override
  protected void configure() {
    bindConfig(binder(), "auth.keys", KeysConfig.class);
    bind(Surroundings.class).in(Singleton.class);
    bind(Credentials.class).in(Singleton.class);
    bind(Authenticator.class).to(Credentials.class);
    bind(HeldTokens.class).in(Singleton.class);
    bind(TokenChecks.class).to(HeldTokens.class);
    bind(ShownCredentials.class);
    bind(IdentityKeys.class).in(Singleton.class);
    bind(KeySets.class).to(IdentityKeys.class);
    bind(IdentityRpc.class);
    Multibinder.newSetBinder(binder(), BindableService.class).addBinding().to(IdentityRpc.class);
    Multibinder.newSetBinder(binder(), MethodTable.class)
        .addBinding()
        .toInstance(IdentityRpc.TABLE);
  }

  @Provides
  @Singleton
  SigningKeys keys(Transactions transactions, SharedKeys wrapping, KeysConfig config, Clock clock) {
    return new SigningKeys(
        transactions,
        wrapping,
        new RingPurpose(PURPOSE, config.rotateEvery(), IdentitySigner.LIFETIME),
        clock);
  }

  @ProvidesIntoSet
  Chore rotation(SigningKeys keys) {
    return keys.chore();
  }
}
