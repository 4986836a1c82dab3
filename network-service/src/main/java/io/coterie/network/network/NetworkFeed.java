package io.coterie.network.network;

import io.coterie.network.v1.NetworkChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.db.FeedEntry;
import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/** What other services and watches learn about networks. */
public final class NetworkFeed {
  /** The kind of the entries. */
  public static final String KIND = "network";

  private NetworkFeed() {}

  static FeedEntry entry(NetworkId id, long version, ChangeKind change) {
    return new FeedEntry(
        KIND,
        id.text(),
        version,
        Optional.of(id),
        change,
        NetworkChange.newBuilder().setNetwork(id.text()).build());
  }
}
