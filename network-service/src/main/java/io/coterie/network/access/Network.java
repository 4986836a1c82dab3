package io.coterie.network.access;

import io.coterie.platform.call.Bytes32;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A network, as it was when it was read.
 *
 * @param joinSecret keyed hash of the join secret, with the rule token only
 * @param version of everything but the counts
 */
public record Network(
    NetworkId id,
    NetworkNumber number,
    Owner owner,
    NetworkName name,
    String description,
    JoinRule joinRule,
    Optional<Bytes32> joinSecret,
    Settings settings,
    Counts counts,
    long version,
    Instant createTime) {
  /** How many accounts, nodes and viewers are in it; viewers are accounts that only look on. */
  public record Counts(int accounts, int nodes, int viewers) {
    /** What counts against the most members. */
    public int members() {
      return accounts + nodes;
    }
  }

  public boolean isPublic() {
    return settings.visibility() == Visibility.PUBLIC;
  }

  /** What tells this version from others, for clients. */
  public String etag() {
    return Long.toString(version);
  }

  @Override
  public String toString() {
    return "Network[" + id + "]";
  }
}
