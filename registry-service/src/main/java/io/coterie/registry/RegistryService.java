package io.coterie.registry;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Singleton;
import io.coterie.platform.db.DatabaseModule;
import io.coterie.platform.feed.FeedModule;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.TokenChecks;
import io.coterie.platform.refusal.RefusalModule;
import io.coterie.platform.rpc.RemoteAuthenticator;
import io.coterie.platform.rpc.RemoteKeySets;
import io.coterie.platform.rpc.RemoteTokenChecks;
import io.coterie.platform.rpc.RpcModule;
import io.coterie.platform.upkeep.UpkeepModule;
import io.coterie.registry.account.AccountModule;
import io.coterie.registry.directory.DirectoryModule;
import io.coterie.registry.enrolment.EnrolmentModule;
import io.coterie.registry.entry.EntryModule;
import io.coterie.registry.grant.GrantModule;
import io.coterie.registry.membership.MembershipModule;
import io.coterie.registry.node.NodeModule;
import io.coterie.registry.peers.PeersModule;
import io.coterie.registry.presence.PresenceModule;
import io.coterie.registry.proof.ProofModule;
import io.coterie.registry.relay.RelayModule;
import io.coterie.registry.resolve.ResolveModule;
import io.coterie.registry.trust.TrustModule;
import java.util.ArrayList;
import java.util.List;

/** What registry-service is made of. */
public final class RegistryService {
  private RegistryService() {}

  /**
   * The whole service, but for what is around it: {@code Clock}, {@code ClusterSecret}, {@code
   * Listen}, {@code Peers}, telemetry, and the settings of the database.
   */
  public static List<Module> modules() {
    var modules = new ArrayList<Module>(features());
    modules.add(new DatabaseModule("registry", "classpath:db/registry"));
    modules.add(new FeedModule());
    modules.add(new RpcModule());
    modules.add(new RefusalModule());
    modules.add(new CallersModule());
    return List.copyOf(modules);
  }

  /** The service's own features, without the platform under them. */
  public static List<Module> features() {
    return List.of(
        new ProofModule(),
        new MembershipModule(),
        new PresenceModule(),
        new EnrolmentModule(),
        new EntryModule(),
        new TrustModule(),
        new NodeModule(),
        new AccountModule(),
        new DirectoryModule(),
        new GrantModule(),
        new PeersModule(),
        new ResolveModule(),
        new RelayModule(),
        new UpkeepModule());
  }

  /** Callers are proven by auth-service. */
  private static final class CallersModule extends AbstractModule {
    @Override
    protected void configure() {
      bind(Authenticator.class).to(RemoteAuthenticator.class);
      bind(RemoteAuthenticator.class);
      bind(TokenChecks.class).to(RemoteTokenChecks.class);
      bind(RemoteTokenChecks.class);
      bind(KeySets.class).to(RemoteKeySets.class);
      bind(RemoteKeySets.class).in(Singleton.class);
    }
  }
}
