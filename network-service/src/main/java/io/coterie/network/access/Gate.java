package io.coterie.network.access;

import io.coterie.network.failure.NetworkReason;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.Incarnation;
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
   * For reading. In a public network, which it sees, an outsider is refused with the role that it
   * lacks.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, ROLE_TOO_LOW
   */
  public NetworkScope view(DSLContext db, Caller caller, NetworkId id, Permission needed) {
    // the caller's place first: to an outsider absent and hidden are the same one look-up
    var standing = standing(db, caller, id, needed);
    var network = repository.find(db, id).orElseThrow(Gate::notFound);
    var scope = new NetworkScope(network, standing);
    scope.require(needed);
    return scope;
  }

  /**
   * For looking at the network itself, and at nothing that is in it: a public one shows to
   * everybody.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND
   */
  public NetworkScope look(DSLContext db, Caller caller, NetworkId id) {
    var network = repository.find(db, id).filter(found -> isSeen(db, caller, found));
    return new NetworkScope(
        network.orElseThrow(Gate::notFound),
        member(db, caller, id).orElseGet(() -> outside(caller)));
  }

  /**
   * For changing: locked, with the caller's role as it is under the lock. Outsiders lock nothing.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND, ROLE_TOO_LOW
   */
  public LockedNetwork lock(Tx tx, Caller caller, NetworkId id, Permission needed) {
    var _ = standing(tx.db(), caller, id, needed);
    var network = repository.lock(tx.db(), id).orElseThrow(Gate::notFound);
    var scope = new LockedNetwork(network, standing(tx.db(), caller, id, needed));
    scope.require(needed);
    return scope;
  }

  /** For somebody who asks to be let in, and may be in already. */
  public Optional<LockedNetwork> lockForEntry(Tx tx, Caller caller, NetworkId id) {
    return repository
        .lock(tx.db(), id)
        .map(network ->
            new LockedNetwork(
                network, member(tx.db(), caller, id).orElseGet(() -> outside(caller))));
  }

  /** The same for a public network, or one that the caller is in: others there are not. */
  public LockedNetwork lockSeen(Tx tx, Caller caller, NetworkId id) {
    return lockForEntry(tx, caller, id)
        .filter(network -> network.network().isPublic() || network.role().isPresent())
        .orElseThrow(Gate::notFound);
  }

  /**
   * For changing on behalf of a member that is not the caller, under the very membership that was
   * meant.
   *
   * @throws io.coterie.platform.failure.FailureException NETWORK_NOT_FOUND if it ended, or may not
   */
  public LockedNetwork lockAsMember(
      Tx tx, PrincipalId principal, Incarnation incarnation, NetworkId id, Permission needed) {
    var network = repository.lock(tx.db(), id).orElseThrow(Gate::notFound);
    return repository
        .place(tx.db(), id, principal)
        .filter(place -> place.incarnation().equals(incarnation))
        .map(place ->
            new LockedNetwork(
                network, new Standing.AsMember(principal, place.role(), incarnation, false)))
        .filter(scope -> scope.permits(needed))
        .orElseThrow(Gate::notFound);
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
        network, new Standing.AsMember(principal, place.role(), place.incarnation(), false));
  }

  /** Whether there is such a network; nothing to tell a caller. */
  public boolean exists(DSLContext db, NetworkId id) {
    return repository.find(db, id).isPresent();
  }

  /** What the caller is to what it wants; whoever is nothing to it does not see it. */
  private Standing standing(DSLContext db, Caller caller, NetworkId id, Permission needed) {
    if (caller instanceof Caller.OperatorCaller) {
      return new Standing.AsOperator();
    }
    var member = member(db, caller, id);
    if (member.isPresent()) {
      return member.get();
    }
    if (isSystemAdmin(caller) && needed.isFor(Permission.Beside.SYSTEM_ADMIN)) {
      return new Standing.AsSystemAdmin();
    }
    if (isUnbound(caller) && repository.isPublic(db, id)) {
      return new Standing.AsNobody();
    }
    throw notFound();
  }

  private Optional<Standing> member(DSLContext db, Caller caller, NetworkId id) {
    return caller
        .principal()
        .flatMap(principal ->
            repository
                .place(db, id, principal)
                .filter(place -> isWithin(caller, id, place))
                .map(place ->
                    new Standing.AsMember(
                        principal, place.role(), place.incarnation(), isSystemAdmin(caller))));
  }

  private boolean isSeen(DSLContext db, Caller caller, Network network) {
    return caller instanceof Caller.OperatorCaller
        || (network.isPublic() && isUnbound(caller))
        || member(db, caller, network.id()).isPresent();
  }

  private static Standing outside(Caller caller) {
    if (caller instanceof Caller.OperatorCaller) {
      return new Standing.AsOperator();
    }
    return isSystemAdmin(caller) ? new Standing.AsSystemAdmin() : new Standing.AsNobody();
  }

  /** A system admin with a token that is bound to no network. */
  static boolean isSystemAdmin(Caller caller) {
    return caller instanceof Caller.AccountCaller account
        && account.systemAdmin()
        && isUnbound(caller);
  }

  private static boolean isUnbound(Caller caller) {
    return caller.boundNetwork().isEmpty();
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
