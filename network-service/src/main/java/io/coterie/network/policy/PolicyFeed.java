package io.coterie.network.policy;

import io.coterie.network.v1.PolicyChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/** What others learn about policies: that another version is in force. */
public final class PolicyFeed {
  /** The kind of the entries. */
  public static final String KIND = "policy";

  private PolicyFeed() {}

  static FeedEntry entry(NetworkId id, long version) {
    return new FeedEntry(
        KIND,
        id.text(),
        version,
        Optional.of(id),
        ChangeKind.UPDATED,
        PolicyChange.newBuilder().setNetwork(id.text()).setVersion(version).build());
  }
}
