package io.coterie.network;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Singleton;
import io.coterie.network.access.AccessModule;
import io.coterie.network.backbone.BackboneModule;
import io.coterie.network.directory.DirectoryModule;
import io.coterie.network.invite.InviteModule;
import io.coterie.network.member.MemberModule;
import io.coterie.network.membership.MembershipModule;
import io.coterie.network.network.NetworkModule;
import io.coterie.network.policy.PolicyModule;
import io.coterie.network.quota.QuotaModule;
import io.coterie.network.reach.ReachModule;
import io.coterie.network.watch.WatchModule;
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
import java.util.ArrayList;
import java.util.List;

/** What network-service is made of. */
public final class NetworkService {
  private NetworkService() {}

  /**
   * The whole service, but for what is around it: {@code Clock}, {@code ClusterSecret}, {@code
   * Listen}, {@code Peers}, telemetry, and the settings of the database.
   */
  public static List<Module> modules() {
    var modules = new ArrayList<Module>();
    modules.add(new DatabaseModule("network", "classpath:db/network"));
    modules.add(new FeedModule());
    modules.addAll(features());
    modules.add(new RpcModule());
    modules.add(new RefusalModule());
    modules.add(new CallersModule());
    return List.copyOf(modules);
  }

  /** The service's own features, without the platform under them. */
  static List<Module> features() {
    return List.of(
        new DirectoryModule(),
        new AccessModule(),
        new QuotaModule(),
        new PolicyModule(),
        new BackboneModule(),
        new WatchModule(),
        new ReachModule(),
        new MemberModule(),
        new NetworkModule(),
        new InviteModule(),
        new MembershipModule());
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
