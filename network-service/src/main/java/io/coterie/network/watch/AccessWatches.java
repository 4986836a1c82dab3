package io.coterie.network.watch;

import io.coterie.network.directory.NodeDirectory;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.policy.PolicyBook;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.feed.Watches;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Starts watches of who may reach a node. */
public final class AccessWatches {
  private final Transactions transactions;
  private final NodeDirectory nodes;
  private final SourceRepository repository;
  private final SourceBook sources;
  private final PolicyBook policies;
  private final Watches watches;

  @Inject
  AccessWatches(
      Transactions transactions,
      NodeDirectory nodes,
      SourceRepository repository,
      SourceBook sources,
      PolicyBook policies,
      Watches watches) {
    this.transactions = transactions;
    this.nodes = nodes;
    this.repository = repository;
    this.sources = sources;
    this.policies = policies;
    this.watches = watches;
  }

  /**
   * Streams to a node who may reach it.
   *
   * @param resumeToken empty: with a snapshot
   * @throws io.coterie.platform.failure.FailureException NODE_NOT_FOUND if it is not registered;
   *     NETWORK_NOT_FOUND if the membership that its credential is bound to has ended
   */
  public void serve(Caller caller, String resumeToken, StreamObserver<WatchAccessResponse> out) {
    var node =
        caller
            .principal()
            .flatMap(
                principal -> principal instanceof NodeId id ? Optional.of(id) : Optional.empty())
            .flatMap(id -> nodes.find(id).map(facts -> facts.id()))
            .orElseThrow(NetworkReason.NODE_NOT_FOUND::exception);
    var places = transactions.read(db -> repository.places(db, node));
    caller.boundNetwork().ifPresent(binding -> require(binding, places));
    var watch =
        new AccessWatch(node, caller.boundNetwork(), resumeToken, repository, sources, policies);
    if (!resumeToken.isEmpty()) {
      watch.resume(places);
    }
    watches.serve(out, resumeToken, watch);
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
