package io.coterie.network.watch;

import io.coterie.network.backbone.Backbone;
import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.directory.NodeFacts;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.Watches;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Starts watches of who may reach a node, and of whom it may reach. */
public final class AccessWatches {
  private final Transactions transactions;
  private final NodeDirectory nodes;
  private final Backbone backbone;
  private final Books books;
  private final Watches watches;

  @Inject
  AccessWatches(
      Transactions transactions,
      NodeDirectory nodes,
      Backbone backbone,
      Books books,
      Watches watches) {
    this.transactions = transactions;
    this.nodes = nodes;
    this.backbone = backbone;
    this.books = books;
    this.watches = watches;
  }

  /**
   * Streams to a node who may reach it.
   *
   * @param resumeToken empty: with a snapshot
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if it is not registered;
   *     NETWORK_NOT_FOUND if the membership that its credential is bound to has ended
   */
  public void inbound(Caller caller, String resumeToken, StreamObserver<WatchAccessResponse> out) {
    var node =
        caller
            .principal()
            .flatMap(
                principal -> principal instanceof NodeId id ? Optional.of(id) : Optional.empty())
            .flatMap(id -> nodes.find(id).map(NodeFacts::id))
            .orElseThrow(NetworkReason.NODE_NOT_FOUND::exception);
    var subscriber = new Subscriber(node, Direction.INBOUND, caller.boundNetwork());
    var messages = new AccessProto();
    var trail = new Trail(resumeToken);
    var networks = networks(subscriber, messages, trail, resumeToken);
    watches.serve(
        out,
        resumeToken,
        subscriber.binding().isPresent()
            ? networks
            : new AccessWatch(
                new BackboneWatch(node, transactions, backbone), networks, messages, trail));
  }

  /**
   * Streams whom a node may reach in its networks.
   *
   * @param binding of the node's credential
   * @param resumeToken empty: with a snapshot
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND if the membership that
   *     its credential is bound to has ended
   */
  public void outbound(
      NodeId node,
      Optional<NetworkBinding> binding,
      String resumeToken,
      StreamObserver<WatchReachableResponse> out) {
    var subscriber = new Subscriber(node, Direction.OUTBOUND, binding);
    var trail = new Trail(resumeToken);
    watches.serve(out, resumeToken, networks(subscriber, new ReachableProto(), trail, resumeToken));
  }

  private <R> NetworksWatch<R> networks(
      Subscriber subscriber, WatchMessages<R> messages, Trail trail, String resumeToken) {
    var places = transactions.read(db -> books.repository().places(db, subscriber.node()));
    subscriber.binding().ifPresent(binding -> require(binding, places));
    var watch = new NetworksWatch<>(subscriber, messages, trail, books);
    if (resumeToken.isEmpty()) {
      watch.prepare(places);
    } else {
      watch.resume(places);
    }
    return watch;
  }

  private static void require(NetworkBinding binding, List<Place> places) {
    if (places.stream()
        .noneMatch(place ->
            place.network().equals(binding.network())
                && place.self().incarnation().equals(binding.incarnation()))) {
      throw NetworkReason.NETWORK_NOT_FOUND.exception();
    }
  }
}
