package io.coterie.network.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coterie.network.access.Role;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.document.StoredPolicy;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/**
 * Policies, ready to decide. What is kept is a version, which never changes; which version is in
 * force is read with every decision. Thread-safe.
 */
public final class PolicyBook {
  /** Bytes that compiled policies may take together. */
  private static final long MOST_BYTES = 64L << 20;

  /** What a policy takes beside its tables, for each of its rules and at all. */
  private static final int BYTES_A_RULE = 512;

  private static final CompiledPolicy OPEN = CompiledPolicy.open();

  private final Transactions transactions;
  private final PolicyRepository repository;
  private final Cache<Key, CompiledPolicy> compiled =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Key key, CompiledPolicy policy) -> weight(policy))
          .build();

  private record Key(NetworkId network, long version) {}

  @Inject
  PolicyBook(Transactions transactions, PolicyRepository repository) {
    this.transactions = transactions;
    this.repository = repository;
  }

  /**
   * What a network decides by under a version; empty if that is no longer known, so that nothing is
   * allowed by it.
   *
   * @param version 0: no policy
   */
  public Optional<CompiledPolicy> find(NetworkId network, long version) {
    if (version == 0) {
      return Optional.of(OPEN);
    }
    var key = new Key(network, version);
    var kept = Optional.ofNullable(compiled.getIfPresent(key));
    if (kept.isPresent()) {
      return kept;
    }
    var read =
        transactions.read(db -> repository.bound(db, network, version)).map(PolicyBook::compile);
    read.ifPresent(policy -> compiled.put(key, policy));
    return read;
  }

  /** The ports on which one member may reach another under a version. */
  public AllowedPorts allowed(
      NetworkId network, long version, Optional<Subject> source, Optional<Subject> target) {
    if (source.isEmpty() || target.isEmpty()) {
      return AllowedPorts.NONE;
    }
    return find(network, version)
        .map(policy -> policy.allowed(policy.profile(source.get()), policy.profile(target.get())))
        .orElse(AllowedPorts.NONE);
  }

  /** What policies see of a member; nothing of viewers. */
  public static Optional<Subject> subject(PrincipalId id, Role role, Collection<String> tags) {
    return PolicyMember.subject(id, role, tags);
  }

  static CompiledPolicy compile(String bound) {
    return bound.isEmpty() ? OPEN : CompiledPolicy.of(StoredPolicy.read(bound));
  }

  private static int weight(CompiledPolicy policy) {
    return (int)
        Math.min(
            Integer.MAX_VALUE, policy.bytes() + (long) BYTES_A_RULE * (1 + policy.rules().size()));
  }
}
