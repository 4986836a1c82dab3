package io.coterie.sdk.agent.access;

import io.coterie.access.v1.PortRange;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code AccessService.WatchAccess} said so far, and the decision by it. Good for a minute
 * after the last word of the hub; before the first snapshot is complete, for nothing. Threads may
 * share it.
 */
public final class AccessMap {
  /** Checkpoints come every 15 seconds: who hears nothing for so long is cut off. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final int BACKBONE = 0;

  private final Clock clock;
  private final Map<Place, AccessEntry> entries = new HashMap<>();
  private boolean isPublic;
  private boolean complete;
  private Instant heard = Instant.MIN;

  /** An entry's: one a network and source. */
  private record Place(String network, String node) {}

  public AccessMap(Clock clock) {
    this.clock = clock;
  }

  /** Takes in what the watch says. */
  public synchronized void apply(WatchAccessResponse said) {
    heard = clock.instant();
    switch (said.getEventCase()) {
      case ENTRY -> {
        var entry = said.getEntry();
        entries.put(new Place(entry.getNetwork(), entry.getSourceNode()), entry);
      }
      case REMOVED -> {
        var removed = said.getRemoved();
        entries.remove(new Place(removed.getNetwork(), removed.getSourceNode()));
      }
      case FORGOTTEN -> {
        var network = said.getForgotten().getNetwork();
        entries.keySet().removeIf(place -> place.network().equals(network));
      }
      case OPENNESS -> isPublic = said.getOpenness().getIsPublic();
      case SNAPSHOT_END -> complete = true;
      case CHECKPOINT, EVENT_NOT_SET -> {
        // says no more than that the hub is there
      }
    }
  }

  /** A snapshot follows: what is not in it holds no longer. */
  public synchronized void restart() {
    entries.clear();
    isPublic = false;
    complete = false;
  }

  /** The decision, as docs/watches.md and {@code WatchAccess} tell it. */
  public synchronized Verdict decide(Knock knock) {
    if (!isFresh()) {
      return Verdict.STALE;
    }
    boolean allowed =
        knock.network() == BACKBONE
            ? isPublic || entries.values().stream().anyMatch(entry -> byBackbone(entry, knock))
            : entries.values().stream().anyMatch(entry -> byNetwork(entry, knock));
    return allowed ? Verdict.ALLOWED : Verdict.NOT_ALLOWED;
  }

  /** Whether a node may reach anything here, at any address. */
  public synchronized boolean admits(String node) {
    return isFresh() && (isPublic || key(node).isPresent());
  }

  /** The key that the hub knows a node by; empty: it has no entry. */
  public synchronized Optional<PinnedKey> key(String node) {
    return entries.values().stream()
        .filter(entry -> entry.getSourceNode().equals(node))
        .map(entry -> new PinnedKey(entry.getSourcePublicKey()))
        .findFirst();
  }

  private boolean isFresh() {
    return complete && heard.plus(LEASE).isAfter(clock.instant());
  }

  private static boolean byNetwork(AccessEntry entry, Knock knock) {
    return entry.getSourceNode().equals(knock.node())
        && entry.getNetworkNumber() == knock.network()
        && allows(entry, knock);
  }

  /** Trust on any port, or the ports of any network that the two share. */
  private static boolean byBackbone(AccessEntry entry, Knock knock) {
    return entry.getSourceNode().equals(knock.node())
        && (entry.getNetwork().isEmpty() || allows(entry, knock));
  }

  private static boolean allows(AccessEntry entry, Knock knock) {
    return entry.getPortsList().stream().anyMatch(range -> contains(range, knock));
  }

  private static boolean contains(PortRange range, Knock knock) {
    return range.getProtocol() == knock.protocol()
        && range.getFirst() <= knock.port()
        && knock.port() <= range.getLast();
  }
}
