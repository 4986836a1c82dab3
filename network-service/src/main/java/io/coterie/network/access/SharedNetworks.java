package io.coterie.network.access;

import io.coterie.network.failure.NetworkFailure.Ambiguous;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which nodes somebody meets in its networks. */
public final class SharedNetworks {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final SharedRepository repository;

  /** A node, and where it was found. */
  public record Place(NodeId node, NetworkId network, NetworkNumber number) {}

  @Inject
  SharedNetworks(
      Transactions transactions, NetworkFinder finder, Gate gate, SharedRepository repository) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
  }

  /**
   * The node of a hostname.
   *
   * @param network as the principal names it; empty: all its networks
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, NODE_NOT_FOUND,
   *     NETWORK_AMBIGUOUS when the name is several nodes'
   */
  public Place find(PrincipalId principal, String network, Hostname hostname) {
    var scope = scope(principal, network);
    return only(transactions.read(db -> repository.named(db, principal, hostname, scope)));
  }

  /** The same for a node's id. */
  public Place find(PrincipalId principal, String network, NodeId node) {
    var scope = scope(principal, network);
    return only(transactions.read(db -> repository.places(db, principal, node, scope)));
  }

  /** Those of the nodes that the principal shares a network with. */
  public Set<NodeId> shared(
      PrincipalId principal, Collection<NodeId> nodes, Optional<NetworkId> network) {
    return transactions.read(db -> repository.shared(db, principal, nodes, network));
  }

  /** A principal's place in a network that it names. */
  public NetworkScope membership(PrincipalId principal, String network) {
    var id = finder.find(principal, network);
    return transactions.read(db -> gate.viewAsMember(db, principal, id));
  }

  private Optional<NetworkId> scope(PrincipalId principal, String network) {
    return Optional.of(network)
        .filter(text -> !text.isEmpty())
        .map(text -> membership(principal, text).id());
  }

  private static Place only(List<SharedRepository.Found> found) {
    if (found.stream().map(SharedRepository.Found::node).distinct().count() > 1) {
      throw new Ambiguous(found.stream().map(f -> f.network().text()).toList()).exception();
    }
    return found.stream()
        .findFirst()
        .map(f -> new Place(f.node(), f.network(), f.number()))
        .orElseThrow(NetworkReason.NODE_NOT_FOUND::exception);
  }
}
