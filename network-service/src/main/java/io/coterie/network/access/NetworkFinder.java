package io.coterie.network.access;

import io.coterie.network.access.AccessRepository.Candidate;
import io.coterie.network.directory.AccountDirectory;
import io.coterie.network.directory.Names;
import io.coterie.network.failure.NetworkFailure.Ambiguous;
import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Finds out which network a request speaks of. An id is taken as it is; everything else is looked
 * for among the networks that the caller is in; by number or owner also among the public ones, and
 * for the operator by number among all. Whether the caller may see the network is decided by {@link
 * Gate}, in the transaction of the work.
 */
public final class NetworkFinder {
  private final Transactions transactions;
  private final AccessRepository repository;
  private final Names names;
  private final AccountDirectory accounts;

  /** Whose networks to look among; a bound credential knows of one only. */
  private record Seeker(Optional<PrincipalId> principal, Optional<NetworkId> boundTo) {}

  @Inject
  NetworkFinder(
      Transactions transactions,
      AccessRepository repository,
      Names names,
      AccountDirectory accounts) {
    this.transactions = transactions;
    this.repository = repository;
    this.names = names;
    this.accounts = accounts;
  }

  /**
   * The network that the caller names.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, NETWORK_AMBIGUOUS,
   *     BACKBONE_FIXED
   */
  public NetworkId find(Caller caller, String ref) {
    return switch (NetworkRef.parse(ref)) {
      case NetworkRef.ByNumber(var number, var name) when caller instanceof Caller.OperatorCaller ->
          transactions
              .read(db -> repository.byNumber(db, number))
              .orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
      case NetworkRef parsed ->
          find(
              new Seeker(caller.principal(), caller.boundNetwork().map(NetworkBinding::network)),
              parsed);
    };
  }

  /** The network that a principal names. */
  public NetworkId find(PrincipalId principal, String ref) {
    return find(new Seeker(Optional.of(principal), Optional.empty()), NetworkRef.parse(ref));
  }

  private NetworkId find(Seeker seeker, NetworkRef ref) {
    return switch (ref) {
      case NetworkRef.ById(var id) -> id;
      case NetworkRef.Backbone b -> throw NetworkReason.BACKBONE_FIXED.exception();
      case NetworkRef.Nonsense n -> throw NetworkReason.NETWORK_NOT_FOUND.exception();
      case NetworkRef.ByNumber(var number, var name) -> {
        var numbered = own(seeker, (db, p) -> repository.ownByNumber(db, p, number));
        yield only(numbered.isEmpty() ? named(seeker, name) : numbered)
            .or(() -> open(seeker, db -> repository.publicByNumber(db, number)))
            .orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
      }
      case NetworkRef.ByName(var name) ->
          only(named(seeker, name)).orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
      case NetworkRef.ByOwner(var owner, var name) ->
          only(ownedBy(owner, named(seeker, name)))
              .or(() -> publicOf(seeker, owner, name))
              .orElseThrow(NetworkReason.NETWORK_NOT_FOUND::exception);
    };
  }

  /** A public network that the seeker need not be in. */
  private Optional<NetworkId> publicOf(Seeker seeker, String owner, NetworkName name) {
    return Owner.named(owner)
        .or(() -> accounts.find(owner).map(Owner::of))
        .flatMap(who -> open(seeker, db -> repository.publicByOwner(db, who, name)));
  }

  private Optional<NetworkId> open(Seeker seeker, Function<DSLContext, Optional<NetworkId>> look) {
    return seeker.boundTo().isPresent() ? Optional.empty() : transactions.read(look);
  }

  private List<Candidate> named(Seeker seeker, NetworkName name) {
    return own(seeker, (db, p) -> repository.ownByName(db, p, name));
  }

  private List<Candidate> own(
      Seeker seeker, BiFunction<DSLContext, PrincipalId, List<Candidate>> look) {
    return seeker.principal().stream()
        .flatMap(p -> transactions.read(db -> look.apply(db, p)).stream())
        .filter(c -> seeker.boundTo().filter(bound -> !bound.equals(c.id())).isEmpty())
        .toList();
  }

  private List<Candidate> ownedBy(String owner, List<Candidate> candidates) {
    var known = names.of(candidates.stream().flatMap(c -> c.owner().principal().stream()).toList());
    return candidates.stream()
        .filter(c ->
            c.owner().text().equals(owner)
                || c.owner()
                    .principal()
                    .map(known::get)
                    .filter(name -> name.equalsIgnoreCase(owner))
                    .isPresent())
        .toList();
  }

  private static Optional<NetworkId> only(List<Candidate> found) {
    if (found.size() > 1) {
      throw new Ambiguous(found.stream().map(c -> c.id().text()).toList()).exception();
    }
    return found.stream().map(Candidate::id).findFirst();
  }
}
