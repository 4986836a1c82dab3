package io.coterie.network.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coterie.network.access.Role;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Policy;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.document.StoredPolicy;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

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
  private static final CompiledPolicy NOTHING = CompiledPolicy.of(new Policy(List.of()));

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
    // the first that needs it reads it, others wait for that
    return Optional.ofNullable(
        compiled
            .asMap()
            .computeIfAbsent(
                new Key(network, version),
                key -> transactions.read(db -> read(db, key)).orElse(null)));
  }

  /** The same, inside a transaction. */
  private Optional<CompiledPolicy> find(DSLContext db, Key key) {
    if (key.version() == 0) {
      return Optional.of(OPEN);
    }
    return Optional.ofNullable(compiled.getIfPresent(key))
        .or(() -> {
          var read = read(db, key);
          read.ifPresent(policy -> compiled.put(key, policy));
          return read;
        });
  }

  private Optional<CompiledPolicy> read(DSLContext db, Key key) {
    return repository.bound(db, key.network(), key.version()).map(PolicyBook::compile);
  }

  /** What a network decides by under a version: nothing is allowed if that is no longer known. */
  public CompiledPolicy inForce(NetworkId network, long version) {
    return find(network, version).orElse(NOTHING);
  }

  /** The same, inside a transaction. */
  public CompiledPolicy inForce(DSLContext db, NetworkId network, long version) {
    return find(db, new Key(network, version)).orElse(NOTHING);
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
