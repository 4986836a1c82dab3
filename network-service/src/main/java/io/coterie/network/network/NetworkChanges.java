package io.coterie.network.network;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.Network;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Permission;
import io.coterie.network.access.Visibility;
import io.coterie.network.access.VouchRule;
import io.coterie.network.failure.NetworkFailure;
import io.coterie.network.failure.NetworkFailure.FieldRefused;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.failure.PlatformFailure;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.id.NetworkId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What shall change about a network; what is empty stays.
 *
 * @param joinSecret with a change to the rule token, else empty
 * @param etag what the network must still have; empty: anything
 */
record NetworkChanges(
    Optional<NetworkName> name,
    Optional<String> description,
    Optional<JoinRule> joinRule,
    String joinSecret,
    Optional<Integer> maxMembers,
    Optional<Visibility> visibility,
    Optional<VouchRule> vouchRule,
    Optional<Boolean> viewersSeeEndpoints,
    String etag) {
  NetworkChanges {
    if (name.filter(NetworkName::isReserved).isPresent()) {
      throw new FieldRefused(NetworkReason.NETWORK_NAME_RESERVED, "name").exception();
    }
    if (!joinSecret.isEmpty() && joinRule.filter(JoinRule.TOKEN::equals).isEmpty()) {
      throw new FieldRefused(NetworkReason.JOIN_SECRET_NEEDED, "join_secret").exception();
    }
  }

  /** What one must be allowed to do. */
  Permission needed() {
    return name.isPresent() ? Permission.RENAME : Permission.UPDATE;
  }

  /** What the audit trail says of it: the settings that let others in or see it. */
  AuditEntry audit(NetworkId id) {
    var entry = AuditEntry.of(id.text()).in(id);
    for (var setting : settings().entrySet()) {
      entry = entry.with(setting.getKey(), setting.getValue());
    }
    return entry;
  }

  private Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    name.ifPresent(to -> settings.put("name", to.text()));
    joinRule.ifPresent(to -> settings.put("join_rule", to.text()));
    maxMembers.ifPresent(to -> settings.put("max_members", to.toString()));
    visibility.ifPresent(to -> settings.put("visibility", to.text()));
    vouchRule.ifPresent(to -> settings.put("vouch_rule", to.text()));
    viewersSeeEndpoints.ifPresent(to -> settings.put("viewers_see_endpoints", to.toString()));
    return settings;
  }

  boolean hides() {
    return visibility.filter(Visibility.PRIVATE::equals).isPresent();
  }

  /** Refuses what does not fit the network as it is. */
  void check(Network network) {
    if (!etag.isEmpty() && !etag.equals(network.etag())) {
      throw new PlatformFailure.Plain(PlatformReason.ETAG_MISMATCH).exception();
    }
    boolean becomesToken = joinRule.filter(JoinRule.TOKEN::equals).isPresent();
    if (becomesToken && joinSecret.isEmpty() && network.joinRule() != JoinRule.TOKEN) {
      throw new FieldRefused(NetworkReason.JOIN_SECRET_NEEDED, "join_secret").exception();
    }
    maxMembers
        .filter(max -> max < network.counts().members())
        .ifPresent(max -> {
          throw new NetworkFailure.MaxMembersBelowCount(max, network.counts().members())
              .exception();
        });
  }

  @Override
  public String toString() {
    return "NetworkChanges[…]";
  }
}
