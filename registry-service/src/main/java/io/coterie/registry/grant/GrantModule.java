package io.coterie.registry.grant;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.coterie.platform.db.SharedKeys;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.keys.RingPurpose;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.platform.upkeep.Chore;
import java.time.Clock;

/** Wires flow grants and their keys. */
public final class GrantModule extends AbstractModule {
  private static final String PURPOSE = "flow grant signing key";

  @Override
  protected void configure() {
    bindConfig(binder(), "registry.grants", GrantConfig.class);
    bind(FlowGrants.class);
  }

  @Provides
  @Singleton
  SigningKeys keys(
      Transactions transactions, SharedKeys wrapping, GrantConfig config, Clock clock) {
    return new SigningKeys(
        transactions,
        wrapping,
        new RingPurpose(PURPOSE, config.rotateEvery(), config.lifetime()),
        clock);
  }

  @ProvidesIntoSet
  Chore rotation(SigningKeys keys) {
    return keys.chore();
  }
}
