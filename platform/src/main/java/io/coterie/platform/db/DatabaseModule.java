package io.coterie.platform.db;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.config.ConfigBinder;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.rpc.Replays;
import java.time.Clock;

/**
 * A service's database: opened and migrated when the injector is made, so that whatever is injected
 * works. Needs a {@link Clock}, the {@link ClusterSecret} and a {@code MeterRegistry}.
 */
public final class DatabaseModule extends AbstractModule {
  private final String schema;
  private final String migrations;

  /**
   * @param schema the service's own
   * @param migrations where they are, e.g. {@code classpath:db/registry}
   */
  public DatabaseModule(String schema, String migrations) {
    this.schema = schema;
    this.migrations = migrations;
  }

  @Override
  protected void configure() {
    ConfigBinder.bindConfig(binder(), "database", DatabaseConfig.class);
    ConfigBinder.bindConfig(binder(), "retention", RetentionConfig.class);
    bind(DatabaseLifecycle.class).in(Singleton.class);
    bind(Pruning.class).in(Singleton.class);
    var components = LifecycleBinder.of(binder());
    components.in(Phase.STORAGE).to(DatabaseLifecycle.class);
    components.in(Phase.BACKGROUND).to(Pruning.class);
  }

  @Provides
  @Singleton
  Database database(DatabaseConfig config) {
    return Database.open(config.settings(schema), migrations);
  }

  @Provides
  @Singleton
  Transactions transactions(Database database, Clock clock) {
    return new Transactions(database, clock);
  }

  @Provides
  @Singleton
  RequestIds requestIds(Transactions transactions) {
    return new RequestIds(transactions);
  }

  @Provides
  @Singleton
  Replays replays(RequestIds requestIds) {
    return requestIds::find;
  }

  @Provides
  @Singleton
  SharedKeys sharedKeys(Transactions transactions, ClusterSecret secret) {
    return new SharedKeys(transactions, secret);
  }

  @Provides
  @Singleton
  PageTokens pageTokens(SharedKeys keys) {
    return new PageTokens(keys);
  }
}
