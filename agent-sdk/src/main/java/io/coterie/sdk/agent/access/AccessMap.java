package io.coterie.sdk.agent.access;

import io.coterie.access.v1.PortRange;
import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.sdk.agent.tls.PinnedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** By source node and network: it is asked for every datagram, and a node may have thousands. */
  private final Map<String, Map<String, AccessEntry>> entries = new HashMap<>();

  private boolean isPublic;
  private boolean complete;
  private Instant heard = Instant.MIN;

  public AccessMap(Clock clock) {
    this.clock = clock;
  }

  /** Takes in what the watch says. */
  public synchronized void apply(WatchAccessResponse said) {
    heard = clock.instant();
    switch (said.getEventCase()) {
      case ENTRY -> {
        var entry = said.getEntry();
        entries
            .computeIfAbsent(entry.getSourceNode(), _ -> new HashMap<>())
            .put(entry.getNetwork(), entry);
      }
      case REMOVED -> {
        var removed = said.getRemoved();
        entries.computeIfPresent(
            removed.getSourceNode(), (_, of) -> without(of, removed.getNetwork()));
      }
      case FORGOTTEN -> {
        var network = said.getForgotten().getNetwork();
        entries.values().removeIf(of -> without(of, network) == null);
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
            ? isPublic || of(knock.node()).stream().anyMatch(entry -> byBackbone(entry, knock))
            : of(knock.node()).stream().anyMatch(entry -> byNetwork(entry, knock));
    return allowed ? Verdict.ALLOWED : Verdict.NOT_ALLOWED;
  }

  /** Whether a node may reach anything here, at any address. */
  public synchronized boolean admits(String node) {
    return isFresh() && (isPublic || key(node).isPresent());
  }

  /** The key that the hub knows a node by; empty: it has no entry. */
  public synchronized Optional<PinnedKey> key(String node) {
    return of(node).stream().map(entry -> new PinnedKey(entry.getSourcePublicKey())).findFirst();
  }

  private Collection<AccessEntry> of(String node) {
    return entries.getOrDefault(node, Map.of()).values();
  }

  /** A node's other entries; null: it has none. */
  private static @Nullable Map<String, AccessEntry> without(
      Map<String, AccessEntry> ofNode, String network) {
    ofNode.remove(network);
    return ofNode.isEmpty() ? null : ofNode;
  }

  private boolean isFresh() {
    return complete && heard.plus(LEASE).isAfter(clock.instant());
  }

  private static boolean byNetwork(AccessEntry entry, Knock knock) {
    return entry.getNetworkNumber() == knock.network() && allows(entry, knock);
  }

  /** Trust on any port, or the ports of any network that the two share. */
  private static boolean byBackbone(AccessEntry entry, Knock knock) {
    return entry.getNetwork().isEmpty() || allows(entry, knock);
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
