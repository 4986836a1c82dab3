package io.coterie.relay.service;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.rpc.Refusals;
import io.coterie.platform.rpc.RemoteAuthenticator;
import io.coterie.platform.rpc.RemoteKeySets;
import io.coterie.platform.rpc.RemoteTokenChecks;
import io.coterie.platform.rpc.Replays;
import java.util.Optional;

/** Callers are proven by auth-service. A relay keeps nothing: no answers, and no refusals. */
final class CallersModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Authenticator.class).to(RemoteAuthenticator.class);
    bind(RemoteAuthenticator.class);
    bind(TokenChecks.class).to(RemoteTokenChecks.class);
    bind(RemoteTokenChecks.class);
    bind(KeySets.class).to(RemoteKeySets.class);
    bind(RemoteKeySets.class).in(Singleton.class);
    bind(Replays.class).toInstance(_ -> Optional.empty());
    bind(Refusals.class).toInstance(_ -> {});
  }
}
