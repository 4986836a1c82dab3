package io.coterie.network.quota;

import io.coterie.network.access.LockedNetwork;
import io.coterie.network.access.Role;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.failure.PlatformFailure.QuotaExceeded;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Refuses what a plan does not allow, in the transaction of what it limits. What it counts can't
 * change meanwhile: the network is locked, or whoever it is counted for. To be used inside {@link
 * PlanBook#consulted}.
 */
public final class Quotas {
  private final QuotaRepository repository;

  @Inject
  Quotas(QuotaRepository repository) {
    this.repository = repository;
  }

  /**
   * Holds whoever networks are counted for until the transaction ends; before any network is
   * locked.
   *
   * @param holder an account, or a node of nobody's
   */
  public void hold(Tx tx, PrincipalId holder) {
    repository.lock(tx.db(), holder);
  }

  /** What refuses one more network to a holder that is held; none if it may. */
  public Optional<Failure> obstacleToOwning(Tx tx, PrincipalId holder) {
    return exceeded(tx, holder, Quota.NETWORKS_OWNED, repository.countOwned(tx.db(), holder));
  }

  /**
   * Checks that an account, which is held, may be in one network more.
   *
   * @throws io.coterie.platform.failure.FailureException QUOTA_EXCEEDED; with numbers only if it is
   *     the account itself that acts
   */
  public void requireJoinable(Tx tx, LockedNetwork network, AccountId account) {
    int joined = QuotaRepository.countJoined(tx.db(), account);
    boolean self = network.member().filter(who -> !who.equals(account)).isEmpty();
    exceeded(tx, account, Quota.NETWORKS_JOINED, joined)
        .ifPresent(failure -> {
          throw self
              ? failure.exception()
              : new NetworkFailure.OthersQuota(Quota.NETWORKS_JOINED.text()).exception();
        });
  }

  /**
   * Checks that the owner's plan allows one more of what is in the network.
   *
   * @param used how many there are
   * @throws io.coterie.platform.failure.FailureException QUOTA_EXCEEDED, to those outside
   *     NETWORK_FULL
   */
  public void requireRoom(Tx tx, LockedNetwork network, Quota quota, int used) {
    repository
        .holder(tx.db(), network)
        .flatMap(holder -> exceeded(tx, holder, quota, used))
        .ifPresent(failure -> {
          throw isInside(network) ? failure.exception() : NetworkReason.NETWORK_FULL.exception();
        });
  }

  private Optional<Failure> exceeded(Tx tx, PrincipalId holder, Quota quota, int used) {
    var limits = limits(tx, holder);
    return limits.isReached(quota, used)
        ? Optional.of(
            new QuotaExceeded(quota.text(), holder.text(), limits.of(quota), used, limits.plan()))
        : Optional.empty();
  }

  private Limits limits(Tx tx, PrincipalId holder) {
    var known =
        switch (holder) {
          case AccountId account -> repository.ofAccount(tx.db(), account);
          case NodeId node -> repository.byDefault(tx.db());
        };
    return known.orElseThrow(() -> new PlanUnknown(holder));
  }

  /** Whoever only looks on is as good as outside: anybody may look on. */
  private static boolean isInside(LockedNetwork network) {
    return network.isOperator() || network.role().filter(r -> r.atLeast(Role.MEMBER)).isPresent();
  }
}
