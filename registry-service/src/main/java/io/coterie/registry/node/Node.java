package io.coterie.registry.node;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.registry.presence.Lease;
import io.coterie.registry.proof.NodeKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent's identity.
 *
 * @param keptNumber its key's number on the backbone, also while it is not there; empty: it never
 *     was
 * @param lease what its last heartbeat said, if there was one in this life
 */
public record Node(
    NodeId id,
    Optional<NodeNumber> keptNumber,
    Instant created,
    Credential credential,
    Profile profile,
    Life life,
    Stamp stamp,
    Optional<Lease> lease) {
  /** Its kind of object in the feed. */
  public static final String KIND = "node";

  /** What it proves itself with, and until when. */
  public record Credential(NodeKey key, Optional<Instant> expiry) {
    public boolean isExpired(Instant now) {
      return expiry.isPresent() && !expiry.get().isAfter(now);
    }
  }

  /** What its owner chose. */
  public record Profile(
      Optional<AccountId> account,
      Optional<Hostname> hostname,
      Visibility visibility,
      Footing footing) {
    public Profile {
      if (visibility == Visibility.PUBLIC && footing != Footing.BACKBONE) {
        throw new IllegalArgumentException("a public node is on the backbone");
      }
    }

    /** Its hostname, if that must be unique among public nodes. */
    Optional<Hostname> publicHostname() {
      return visibility == Visibility.PUBLIC ? hostname : Optional.empty();
    }
  }

  /**
   * From one registration to its end.
   *
   * @param evictionDue it has ended, and the node may still be in networks
   * @param ephemeralSince it began then, and ends some time after the last heartbeat
   * @param enteringUntil no network has let it in yet, and unless one does by then it never was
   * @param suspended its account is disabled: it reaches nobody, and nobody reaches it
   */
  public record Life(
      Incarnation incarnation,
      boolean registered,
      boolean evictionDue,
      Optional<Instant> ephemeralSince,
      Optional<Instant> enteringUntil,
      boolean suspended) {
    static Life begin(
        Optional<Instant> ephemeralSince, Optional<Instant> enteringUntil, boolean suspended) {
      return new Life(Incarnation.random(), true, false, ephemeralSince, enteringUntil, suspended);
    }

    boolean isEntering() {
      return enteringUntil.isPresent();
    }

    Life end() {
      return new Life(incarnation, false, true, Optional.empty(), Optional.empty(), false);
    }

    Life suspended(boolean now) {
      return new Life(incarnation, registered, evictionDue, ephemeralSince, enteringUntil, now);
    }
  }

  /**
   * Tells its states apart.
   *
   * @param version orders its changes for other services
   * @param taken the last version given out: a rename under way has one that is not the node's yet
   * @param revision counts its changes
   */
  public record Stamp(long version, long taken, long revision) {
    static final Stamp FIRST = new Stamp(1, 1, 1);

    Stamp next() {
      return new Stamp(taken + 1, taken + 1, revision + 1);
    }
  }

  /** Changes with every change but heartbeats. */
  public String etag() {
    return Long.toString(stamp.revision(), Character.MAX_RADIX);
  }

  public boolean isOnBackbone() {
    return profile.footing() == Footing.BACKBONE;
  }

  /** Its number on the backbone, if it is there. */
  public Optional<NodeNumber> number() {
    return keptNumber.filter(number -> isOnBackbone());
  }

  /** Where it is on the backbone, if it is there. */
  public Optional<Address> backboneAddress() {
    return number().map(Address::backbone);
  }

  public boolean isPublic() {
    return profile.visibility() == Visibility.PUBLIC;
  }

  /** Whether its lease is alive. */
  public boolean isOnline(Instant now) {
    return lease.isPresent() && lease.get().isAlive(now);
  }

  Node with(Profile changed) {
    return new Node(id, keptNumber, created, credential, changed, life, stamp, lease);
  }

  Node with(Credential changed) {
    return new Node(id, keptNumber, created, changed, profile, life, stamp, lease);
  }

  /** The same in the same life, shut out or let in again. */
  Node suspended(boolean now) {
    return new Node(
        id, keptNumber, created, credential, profile, life.suspended(now), stamp, lease);
  }

  /**
   * A new life of the same node: same key, same number, whatever else is chosen now.
   *
   * @param number what it has now, which is what it had if it had one
   */
  Node revived(Profile chosen, Life begun, Optional<NodeNumber> number) {
    return new Node(id, number, created, credential, chosen, begun, stamp, Optional.empty());
  }

  Node deregistered() {
    return new Node(
        id, keptNumber, created, credential, profile, life.end(), stamp, Optional.empty());
  }

  /** The same, changed. */
  Node next() {
    return new Node(id, keptNumber, created, credential, profile, life, stamp.next(), lease);
  }
}
