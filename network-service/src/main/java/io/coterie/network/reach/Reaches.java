package io.coterie.network.reach;

import static java.util.Comparator.comparingLong;

import io.coterie.network.access.SharedNetworks;
import io.coterie.network.policy.PolicyBook;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which nodes somebody may reach in its networks, on which ports. Nothing of memberships is
 * remembered, and of policies only what a version says: if the rows can't be read, the question
 * fails and nobody is let through.
 */
public final class Reaches {
  private final Transactions transactions;
  private final SharedNetworks networks;
  private final ReachRepository repository;
  private final PolicyBook policies;

  @Inject
  Reaches(
      Transactions transactions,
      SharedNetworks networks,
      ReachRepository repository,
      PolicyBook policies) {
    this.transactions = transactions;
    this.networks = networks;
    this.repository = repository;
    this.policies = policies;
  }

  /**
   * Where each of the nodes may be reached, by the networks' numbers; nowhere if it may not, or is
   * not there.
   *
   * @param network as the one who asks names it; empty: all its networks
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND
   */
  public List<List<Reach>> find(PrincipalId source, String network, List<Wanted> wanted) {
    var scope =
        Optional.of(network)
            .filter(text -> !text.isEmpty())
            .map(text -> networks.membership(source, text).id());
    var found = find(source, scope, wanted);
    return wanted.stream()
        .map(one -> found.stream().filter(reach -> reach.node().is(one)).toList())
        .toList();
  }

  List<Reach> find(PrincipalId source, Optional<NetworkId> network, Collection<Wanted> wanted) {
    return transactions.read(db -> repository.pairs(db, source, wanted, network)).stream()
        .flatMap(pair -> judged(source, pair).stream())
        .sorted(comparingLong(reach -> reach.networkNumber().value()))
        .toList();
  }

  private Optional<Reach> judged(PrincipalId source, ReachRepository.Pair pair) {
    var ports =
        policies.allowed(
            pair.network(),
            pair.policyVersion(),
            PolicyBook.subject(source, pair.source().role(), pair.source().tags()),
            PolicyBook.subject(pair.node().id(), pair.target().role(), pair.target().tags()));
    return Optional.of(ports)
        .filter(some -> !some.isEmpty())
        .map(some ->
            new Reach(
                pair.node(),
                pair.network(),
                pair.number(),
                pair.sourceNumber(),
                pair.policyVersion(),
                pair.source().membership(),
                pair.target().membership(),
                some));
  }
}
