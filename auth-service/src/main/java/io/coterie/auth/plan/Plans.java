package io.coterie.auth.plan;

import com.google.protobuf.Message;
import io.coterie.auth.authority.SystemAdmins;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The plans there are. */
public final class Plans {
  private final Transactions transactions;
  private final SystemAdmins systemAdmins;
  private final PageTokens pages;

  @Inject
  Plans(Transactions transactions, SystemAdmins systemAdmins, PageTokens pages) {
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
    this.pages = pages;
  }

  /** By name. */
  public Page<Plan> page(PageSize size, String pageToken) {
    var scope = PageScope.ofCall();
    var after = pages.after(scope, pageToken);
    var rows = transactions.read(db -> PlanRepository.page(db, after, size));
    return pages.page(scope, size, rows, plan -> PageKey.of(plan.name()));
  }

  /** Those of the names, and the default one. */
  public List<Plan> batch(Collection<String> names) {
    return transactions.read(db -> PlanRepository.batch(db, names));
  }

  /**
   * Makes or changes one.
   *
   * @throws io.coterie.platform.failure.FailureException SYSTEM_ADMIN_NEEDED, ETAG_MISMATCH
   */
  public <R extends Message> R upsert(Caller caller, PlanOrder order, Answer<Plan, R> answer) {
    systemAdmins.require(caller);
    return transactions.mutate(
        answer,
        tx -> {
          // From here on nobody else changes plans.
          systemAdmins.require(tx, caller);
          var present = PlanRepository.hold(tx.db(), order.name());
          check(order, present);
          var plan = store(tx, order, present);
          PlanFeed.publish(tx, plan);
          tx.audit(audited(plan));
          return plan;
        });
  }

  private static void check(PlanOrder order, Optional<Plan> present) {
    boolean asSeen = present.map(plan -> plan.etag().equals(order.etag())).orElse(false);
    if (!order.etag().isEmpty() && !asSeen) {
      throw new PlatformFailure.Plain(PlatformReason.ETAG_MISMATCH).exception();
    }
  }

  private static Plan store(Tx tx, PlanOrder order, Optional<Plan> present) {
    var plan =
        present.isPresent()
            ? PlanRepository.update(tx.db(), order.name(), order.limits())
            : PlanRepository.insert(tx.db(), order.name(), order.limits());
    if (!order.makeDefault()) {
      return plan;
    }
    PlanRepository.unsetDefaultBut(tx.db(), order.name())
        .ifPresent(former -> PlanFeed.publish(tx, former));
    return PlanRepository.setDefault(tx.db(), order.name());
  }

  private static AuditEntry audited(Plan plan) {
    var limits = plan.limits();
    return AuditEntry.of(plan.name().text())
        .with("networks_owned", Integer.toString(limits.networksOwned()))
        .with("networks_joined", Integer.toString(limits.networksJoined()))
        .with("agents_per_network", Integer.toString(limits.agentsPerNetwork()))
        .with("members_per_network", Integer.toString(limits.membersPerNetwork()))
        .with("tasks_per_day", Integer.toString(limits.tasksPerDay()))
        .with("tokens", Integer.toString(limits.tokens()))
        .with("default", Boolean.toString(plan.isDefault()));
  }
}
