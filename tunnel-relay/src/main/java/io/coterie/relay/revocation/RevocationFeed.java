package io.coterie.relay.revocation;

import io.coterie.relay.wire.ShortId;

/**
 * What a relay has to hear of. Versions are those of the changed record: what rests on an older one
 * is void, or has to be looked at again. Saying something twice, or late, does no harm.
 */
public interface RevocationFeed {
  /** The node is no member any more. */
  void memberEnded(ShortId network, ShortId node, long version);

  /** Role or tags of the member changed: what it may reach may have. */
  void memberChanged(ShortId network, ShortId node, long version);

  void policyChanged(ShortId network, long version);

  void networkDeleted(ShortId network);

  void nodeEnded(ShortId node, long version);

  void nodeKeyChanged(ShortId node, long version);

  /** In either order. */
  void trustEnded(ShortId one, ShortId other, long version);

  void noLongerPublic(ShortId node, long version);

  /** All that changed within the longest life of grants and credentials was said. */
  void snapshotEnded(Source source);

  /** The source answers, whether it had something to say or not. */
  void heard(Source source);

  /** Something of the source may have been missed: what follows is a snapshot again. */
  void restarted(Source source);
}
