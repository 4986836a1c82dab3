package io.coterie.platform.audit;

import io.coterie.platform.id.NetworkId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a transaction did, for the audit trail. Who did it, and from where, is taken from the call.
 *
 * @param action what was done; empty: the method that is being served
 * @param target what it was done to: an id
 * @param details more about it, e.g. the new name; never a secret
 * @param refusal the reason that the caller was given; empty: it was done
 */
public record AuditEntry(
    Optional<String> action,
    String target,
    Optional<NetworkId> network,
    Map<String, String> details,
    Optional<String> refusal) {
  /** The kind of the feed entries that carry audit events. */
  public static final String KIND = "audit";

  public AuditEntry {
    details = Map.copyOf(details);
  }

  /** Something was done to the target by the call that is being served. */
  public static AuditEntry of(String target) {
    return new AuditEntry(Optional.empty(), target, Optional.empty(), Map.of(), Optional.empty());
  }

  /**
   * An effect, e.g. {@code NodeLeftWithAccount}, or a part of a call that deserves its own name.
   */
  public static AuditEntry effect(String action, String target) {
    return new AuditEntry(
        Optional.of(action), target, Optional.empty(), Map.of(), Optional.empty());
  }

  /** The same, done in a network. */
  public AuditEntry in(NetworkId network) {
    return new AuditEntry(action, target, Optional.of(network), details, refusal);
  }

  /** The same with one more detail. */
  public AuditEntry with(String name, String value) {
    var more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEntry(action, target, network, more, refusal);
  }

  /**
   * Something was not done: it was refused for security's sake.
   *
   * @param action the method that was called
   * @param target as the caller typed it; never a secret
   * @param reason the reason that the caller was given
   */
  public static AuditEntry refusal(
      String action, String target, Optional<NetworkId> network, String reason) {
    return new AuditEntry(Optional.of(action), target, network, Map.of(), Optional.of(reason));
  }
}
