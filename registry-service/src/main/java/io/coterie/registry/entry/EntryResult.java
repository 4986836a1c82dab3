package io.coterie.registry.entry;

import io.coterie.network.v1.Member;
import io.coterie.platform.failure.Failure;
import io.coterie.platform.id.NetworkId;
import java.util.Map;

/** What a network answered. */
public sealed interface EntryResult {
  /** The node is in it. */
  record Entered(NetworkId network, String address) implements EntryResult {
    static Entered of(Member member) {
      return new Entered(new NetworkId(member.getNetwork()), member.getAddress());
    }
  }

  /** The node was not let in. */
  record Refused(String reason, String message, Map<String, String> metadata)
      implements EntryResult {
    public Refused {
      metadata = Map.copyOf(metadata);
    }

    static Refused of(Failure failure) {
      return new Refused(failure.reason().name(), failure.message(), failure.metadata());
    }
  }
}
