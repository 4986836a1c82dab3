package io.coterie.testing;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.coterie.platform.boot.LifecycleBinder;
import io.coterie.platform.boot.Phase;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.rpc.Listen;
import io.coterie.platform.rpc.PeerCalls;
import io.coterie.platform.rpc.Peers;
import java.time.Clock;

/**
 * What a service finds around it in a test: the deployment's clock, secret and other services, and
 * a stand-in for auth-service's proofs.
 */
final class DeploymentModule extends AbstractModule {
  private final TestDeployment deployment;
  private final ServiceName service;
  private final String address;

  DeploymentModule(TestDeployment deployment, ServiceName service, String address) {
    this.deployment = deployment;
    this.service = service;
    this.address = address;
  }

  @Override
  protected void configure() {
    bind(Clock.class).toInstance(deployment.clock());
    bind(ClusterSecret.class).toInstance(deployment.secret());
    bind(ServiceName.class).toInstance(service);
    bind(TestDeployment.class).toInstance(deployment);
    bind(PeerCalls.class).in(Singleton.class);
    bind(InProcessPeers.class).in(Singleton.class);
    bind(Peers.class).to(InProcessPeers.class);
    LifecycleBinder.of(binder()).in(Phase.STORAGE).to(InProcessPeers.class);
    bind(Listen.class).toInstance(new Listen.InProcess(address));
    if (service != ServiceName.AUTH) {
      bind(Authenticator.class).toInstance(deployment::authenticate);
      bind(TokenChecks.class).toInstance(deployment::check);
      bind(KeySets.class).toInstance(deployment::identityKey);
    }
  }
}
