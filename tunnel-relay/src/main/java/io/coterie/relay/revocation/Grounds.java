package io.coterie.relay.revocation;

import io.coterie.relay.id.CompactId;
import io.coterie.relay.wire.grant.FlowGrant;
import org.jspecify.annotations.Nullable;

/**
 * What a flow rests on: as much of its grant as is needed to tell whether it still holds.
 *
 * @param network null: none lets the source reach the target
 * @param basisVersion of the network's policy, or of the trust
 * @param issued in seconds since 1970
 */
public record Grounds(
    FlowGrant.Kind kind,
    @Nullable CompactId network,
    CompactId source,
    CompactId target,
    long basisVersion,
    long sourceVersion,
    long targetVersion,
    long issued) {
  public static Grounds of(FlowGrant grant) {
    return new Grounds(
        grant.basis().kind(),
        grant.basis().network().map(CompactId::of).orElse(null),
        CompactId.of(grant.source().node()),
        CompactId.of(grant.target().node()),
        grant.basis().version(),
        grant.source().version(),
        grant.target().version(),
        grant.issued().getEpochSecond());
  }

  /** Whether an id is among those that it is about. */
  boolean concerns(java.util.Set<CompactId> ids) {
    return ids.contains(source)
        || ids.contains(target)
        || (network != null && ids.contains(network));
  }
}
