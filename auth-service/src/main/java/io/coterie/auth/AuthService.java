package io.coterie.auth;

import com.google.inject.Module;
import io.coterie.auth.account.AccountModule;
import io.coterie.auth.audit.AuditModule;
import io.coterie.auth.authority.AuthorityModule;
import io.coterie.auth.deployment.DeploymentModule;
import io.coterie.auth.identity.IdentityModule;
import io.coterie.auth.operator.OperatorModule;
import io.coterie.auth.peer.PeerModule;
import io.coterie.auth.plan.PlanModule;
import io.coterie.auth.quota.QuotaModule;
import io.coterie.auth.session.SessionModule;
import io.coterie.auth.statistics.StatisticsModule;
import io.coterie.auth.token.TokenModule;
import io.coterie.auth.usage.UsageModule;
import io.coterie.platform.db.DatabaseModule;
import io.coterie.platform.feed.FeedModule;
import io.coterie.platform.refusal.RefusalModule;
import io.coterie.platform.rpc.RpcModule;
import io.coterie.platform.upkeep.UpkeepModule;
import java.util.List;

/**
 * The service as a list of modules. Whoever assembles it binds what is around it: the clock, the
 * cluster secret, where it listens, its peers, telemetry, and the database's settings in the
 * configuration.
 */
public final class AuthService {
  private AuthService() {}

  public static List<Module> modules() {
    return List.of(
        new DatabaseModule("auth", "classpath:db/auth"),
        new FeedModule(),
        new RpcModule(),
        new RefusalModule(),
        new DeploymentModule(),
        new PeerModule(),
        new AuthorityModule(),
        new QuotaModule(),
        new TokenModule(),
        new SessionModule(),
        new PlanModule(),
        new AccountModule(),
        new UsageModule(),
        new StatisticsModule(),
        new IdentityModule(),
        new AuditModule(),
        new OperatorModule(),
        new UpkeepModule());
  }
}
