package io.coterie.network.access;

import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Lets callers at a network, or does not. To whom may not see it, it does not exist: one answer,
 * the same as for an id that was never given out.
 */
public final class Gate {
  private final AccessRepository repository;

  @Inject
  Gate(AccessRepository repository) {
    this.repository = repository;
  }

  /**
   * For reading.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, ROLE_TOO_LOW
   */
  public NetworkScope view(DSLContext db, Caller caller, NetworkId id, Permission needed) {
    // the caller's place first: to an outsider absent and hidden are the same one look-up
    var standing = standing(db, caller, id).orElseThrow(Gate::notFound);
    var network = repository.find(db, id).orElseThrow(Gate::notFound);
    var scope = new NetworkScope(network, standing);
    scope.require(needed);
    return scope;
  }

  /**
   * For changing: locked, with the caller's role as it is under the lock. Outsiders lock nothing.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, ROLE_TOO_LOW
   */
  public LockedNetwork lock(Tx tx, Caller caller, NetworkId id, Permission needed) {
    if (standing(tx.db(), caller, id).isEmpty()) {
      throw notFound();
    }
    var network = repository.lock(tx.db(), id).orElseThrow(Gate::notFound);
    var scope =
        new LockedNetwork(network, standing(tx.db(), caller, id).orElseThrow(Gate::notFound));
    scope.require(needed);
    return scope;
  }

  /** For somebody who asks to be let in, and may be in already. */
  public Optional<LockedNetwork> lockForEntry(Tx tx, Caller caller, NetworkId id) {
    return repository
        .lock(tx.db(), id)
        .map(network ->
            new LockedNetwork(
                network, standing(tx.db(), caller, id).orElseGet(Standing.AsNobody::new)));
  }

  /** For carrying out what was decided elsewhere, e.g. that a node is gone. */
  public Optional<LockedNetwork> lockForEffect(Tx tx, NetworkId id) {
    return repository
        .lock(tx.db(), id)
        .map(network -> new LockedNetwork(network, new Standing.AsNobody()));
  }

  /** For a service that asks on behalf of a member. */
  public NetworkScope viewAsMember(DSLContext db, PrincipalId principal, NetworkId id) {
    var network = repository.find(db, id).orElseThrow(Gate::notFound);
    var place = repository.place(db, id, principal).orElseThrow(Gate::notFound);
    return new NetworkScope(
        network, new Standing.AsMember(principal, place.role(), place.incarnation()));
  }

  /** Whether there is such a network; nothing to tell a caller. */
  public boolean exists(DSLContext db, NetworkId id) {
    return repository.find(db, id).isPresent();
  }

  private Optional<Standing> standing(DSLContext db, Caller caller, NetworkId id) {
    if (caller instanceof Caller.OperatorCaller) {
      return Optional.of(new Standing.AsOperator());
    }
    return caller
        .principal()
        .flatMap(principal ->
            repository
                .place(db, id, principal)
                .filter(place -> isWithin(caller, id, place))
                .map(place -> new Standing.AsMember(principal, place.role(), place.incarnation())));
  }

  /**
   * Whether the credential reaches this network: it is bound to none, or to this one under the
   * membership that stands.
   */
  private static boolean isWithin(Caller caller, NetworkId id, AccessRepository.Place place) {
    return caller
        .boundNetwork()
        .filter(binding -> !binding.equals(new NetworkBinding(id, place.incarnation())))
        .isEmpty();
  }

  private static RuntimeException notFound() {
    return NetworkReason.NETWORK_NOT_FOUND.exception();
  }
}
