package io.coterie.registry.peers;

import io.coterie.platform.feed.Outbound;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.failure.RegistryFailure;
import io.coterie.registry.failure.RegistryReason;
import io.coterie.registry.node.Node;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeSight;
import io.coterie.registry.v1.WatchPeersResponse;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;

/** Starts watches of whom a node may reach. */
public final class PeerWatches {
  private final NodeDirectory directory;
  private final NodeSight sight;
  private final PeerSources sources;
  private final Clock clock;

  @Inject
  PeerWatches(NodeDirectory directory, NodeSight sight, PeerSources sources, Clock clock) {
    this.directory = directory;
    this.sight = sight;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * Streams to a node whom it may reach; to be called from the RPC method, on its thread.
   *
   * @param resumeToken empty: with a snapshot
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND, KEY_EXPIRED,
   *     RESUME_TOKEN_EXPIRED, FIELD_INVALID
   */
  public void serve(Caller caller, String resumeToken, StreamObserver<WatchPeersResponse> out) {
    var scope = new WatchScope(self(caller).id(), caller.boundNetwork());
    var outbound = new Outbound<>(out);
    var stream = new PeerStream(outbound, new PeerWatch(scope, sources, clock), clock);
    if (resumeToken.isEmpty()) {
      start(stream::begin);
      return;
    }
    var from = PeerToken.parse(scope, resumeToken);
    var missed = sources.feed().since(from.facts());
    start(() -> stream.resume(resumeToken, from, missed));
  }

  private static void start(Runnable work) {
    Thread.ofVirtual().name("watch-peers").start(Context.current().wrap(work));
  }

  /** The calling node; one whose key has expired may no longer act. */
  private Node self(Caller caller) {
    var self =
        sight
            .self(caller)
            .flatMap(directory::find)
            .orElseThrow(() -> RegistryFailure.nodeNotFound().exception());
    if (self.credential().isExpired(clock.instant())) {
      throw new RegistryFailure.Plain(RegistryReason.KEY_EXPIRED).exception();
    }
    return self;
  }
}
