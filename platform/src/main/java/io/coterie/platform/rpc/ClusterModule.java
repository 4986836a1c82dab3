package io.coterie.platform.rpc;

import static io.coterie.platform.config.ConfigBinder.bindConfig;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;

/**
 * What a service needs from around it when it is a process of its own: a port ({@code server.…}),
 * the other services ({@code services.…}) and the cluster secret ({@code cluster.secret}).
 */
public final class ClusterModule extends AbstractModule {
  private final ServiceName self;

  /**
   * @param self the service that runs here
   */
  public ClusterModule(ServiceName self) {
    this.self = self;
  }

  @Override
  protected void configure() {
    bindConfig(binder(), "server", ServerConfig.class);
    bindConfig(binder(), "services", ServicesConfig.class);
    bindConfig(binder(), "cluster", ClusterConfig.class);
    bind(ServiceName.class).toInstance(self);
    bind(PeerCalls.class).in(Singleton.class);
    bind(ClusterPeers.class).in(Singleton.class);
    bind(Peers.class).to(ClusterPeers.class);
    // with storage, since what works in the background calls other services until it is stopped
    LifecycleBinder.of(binder()).in(Phase.STORAGE).to(ClusterPeers.class);
  }

  @Provides
  @Singleton
  static Listen listen(ServerConfig config) {
    return new Listen.Tcp(config.host(), config.port());
  }

  @Provides
  @Singleton
  static ClusterSecret secret(ClusterConfig config) {
    return config.clusterSecret();
  }
}
