package io.coterie.network.watch;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;
import io.coterie.platform.id.NodeId;
import io.coterie.policy.AllowedPorts;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one watch holds of a network that its node is in: the node as it is there, and the policy.
 * What was told of a peer follows from these and from what the peer was at the last change of it
 * that came; so a change is told by what it was before and after, as long as changes come in order.
 * One that comes late (the feed keeps no order between members), or that a read has seen before it
 * came, is told as the peer is by then: never anything older than what was told. For one thread.
 */
final class WatchedNetwork {
  private static final long NONE = -1;

  private final Direction direction;
  private final NodeId node;
  private final NetworkId id;
  private final NetworkNumber number;
  private final Books books;

  private Peer own;
  private long policyVersion;
  private CompiledPolicy policy;

  /** Version of the newest change of a member that came. */
  private long newest;

  /** Changes of members up to this version have been seen by a read, maybe before they came. */
  private long read;

  /** Changes of members up to this version have been told. */
  private long told = NONE;

  /** Versions of the policy and of the node itself that the client may not have been told of. */
  private long untoldPolicy;

  private long untoldOwn;

  private WatchedNetwork(Direction direction, Place place, CompiledPolicy policy, Books books) {
    this.direction = direction;
    this.node = place.self().id();
    this.id = place.network();
    this.number = place.number();
    this.books = books;
    this.own = place.self();
    this.policyVersion = place.moment().policy();
    this.policy = policy;
    this.newest = place.moment().members();
    this.read = newest;
    this.untoldPolicy = policyVersion;
    this.untoldOwn = own.version();
  }

  /** One of which the client has been told up to some earlier moment, not known which. */
  static WatchedNetwork resumed(Direction direction, Place place, Books books) {
    var policy = books.policies().inForce(place.network(), place.moment().policy());
    return new WatchedNetwork(direction, place, policy, books);
  }

  /** One of which the client is going to be told everything. */
  static WatchedNetwork fresh(
      Direction direction, Place place, CompiledPolicy policy, Books books) {
    return new WatchedNetwork(direction, place, policy, books);
  }

  /** Everybody that reaches the node, or is reached, as of what was read of the network. */
  List<AccessEvent> everything(NetworkPeers present) {
    told = present.moment().members();
    read = told;
    newest = Math.max(newest, told);
    untoldPolicy = NONE;
    untoldOwn = NONE;
    var events = new ArrayList<AccessEvent>();
    var self = policy.profile(own.subject());
    for (var each : present.classes(policy, policy)) {
      var ports = direction.ports(policy, self, each.after());
      if (!ports.isEmpty()) {
        peers(each).forEach(peer -> events.add(event(peer, ports)));
      }
    }
    return events;
  }

  /** A peer changed. */
  List<AccessEvent> peer(MemberStep step) {
    if (step.version() <= told || step.networkEnded()) {
      return List.of();
    }
    if (step.version() <= read || step.version() < newest) {
      return step.node().stream().flatMap(peer -> present(peer).stream()).toList();
    }
    newest = step.version();
    var before = step.before().map(this::ports).orElse(AllowedPorts.NONE);
    var after = step.after().map(this::ports).orElse(AllowedPorts.NONE);
    if (before.equals(after)
        && (after.isEmpty() || shown(step.before()).equals(shown(step.after())))) {
      return List.of();
    }
    return step.node().map(peer -> event(peer, step.after())).stream().toList();
  }

  private Optional<?> shown(Optional<Peer> peer) {
    return peer.flatMap(direction::shown);
  }

  /** The node itself changed. */
  List<AccessEvent> own(Peer after) {
    if (after.version() <= own.version()) {
      return late(after.version() <= untoldOwn);
    }
    var before = own;
    own = after;
    newest = Math.max(newest, after.version());
    if (!before.incarnation().equals(after.incarnation())) {
      return late(true);
    }
    var sides = List.of(policy.profile(before.subject()), policy.profile(after.subject()));
    if (direction.side(sides.getFirst()).equals(direction.side(sides.getLast()))) {
      return List.of();
    }
    return found(new Moment(Math.max(newest, read), 0))
        .map(present -> differences(present, policy, before))
        .orElseGet(List::of);
  }

  /** A membership of the node's ended that is not the one that it has. */
  List<AccessEvent> ownEnd(long version) {
    return late(version <= untoldOwn);
  }

  /** Whether the node's membership as it is held is newer. */
  boolean isBehind(long ownVersion) {
    return ownVersion <= own.version();
  }

  /** Another policy is in force. */
  List<AccessEvent> policy(long version) {
    if (version <= policyVersion) {
      return late(version <= untoldPolicy);
    }
    return found(new Moment(Math.max(newest, read), version))
        .map(present -> {
          var before = policy;
          policyVersion = present.moment().policy();
          policy = books.policies().inForce(id, policyVersion);
          return differences(present, before, own);
        })
        .orElseGet(List::of);
  }

  /** What came before what is held: the client may have missed it, and nobody knows what it has. */
  private List<AccessEvent> late(boolean mayBeMissing) {
    if (!mayBeMissing) {
      return List.of();
    }
    return found(new Moment(Math.max(newest, read), policyVersion))
        .flatMap(present -> present.find(node).map(self -> anew(present, self)))
        .orElseGet(List::of);
  }

  private List<AccessEvent> anew(NetworkPeers present, Peer self) {
    own = self;
    policyVersion = present.moment().policy();
    policy = books.policies().inForce(id, policyVersion);
    var events = new ArrayList<AccessEvent>();
    events.add(new AccessEvent.Forgotten(id));
    events.addAll(everything(present));
    return events;
  }

  /** What is there once the node or the policy is another, and was not so before. */
  private List<AccessEvent> differences(
      NetworkPeers present, CompiledPolicy policyBefore, Peer ownBefore) {
    var before = policyBefore.profile(ownBefore.subject());
    var after = policy.profile(own.subject());
    var events = new ArrayList<AccessEvent>();
    for (var each : present.classes(policyBefore, policy)) {
      var ports = direction.ports(policy, after, each.after());
      if (!ports.equals(direction.ports(policyBefore, before, each.before()))) {
        peers(each).forEach(peer -> events.add(event(peer, ports)));
      }
    }
    return events;
  }

  /** A peer as it is now. */
  private Optional<AccessEvent> present(NodeId peer) {
    return found(new Moment(Math.max(newest, read), 0))
        .map(present -> event(peer, present.find(peer)));
  }

  /** The network, in which from then on everything up to then has been seen. */
  private Optional<NetworkPeers> found(Moment atLeast) {
    var found = books.peers().find(id, atLeast);
    found.ifPresent(present -> read = Math.max(read, present.moment().members()));
    return found;
  }

  private List<Peer> peers(PeerClass each) {
    return each.peers().stream()
        .filter(peer -> !peer.id().equals(node) && direction.isTold(peer))
        .toList();
  }

  private AllowedPorts ports(Peer peer) {
    return direction.isTold(peer)
        ? direction.ports(policy, policy.profile(own.subject()), policy.profile(peer.subject()))
        : AllowedPorts.NONE;
  }

  private AccessEvent event(NodeId peer, Optional<Peer> found) {
    return found
        .map(present -> event(present, ports(present)))
        .orElseGet(() -> new AccessEvent.Removed(id, peer));
  }

  private AccessEvent event(Peer peer, AllowedPorts ports) {
    return ports.isEmpty()
        ? new AccessEvent.Removed(id, peer.id())
        : new AccessEvent.Allowed(id, number, own.incarnation(), peer, ports, policyVersion);
  }
}
