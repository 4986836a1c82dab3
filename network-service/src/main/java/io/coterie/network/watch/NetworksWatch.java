package io.coterie.network.watch;

import io.coterie.network.member.MemberFeed;
import io.coterie.network.policy.PolicyFeed;
import io.coterie.network.v1.MemberChange;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.Followed;
import io.coterie.platform.feed.Watch;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * One node's watch of who may reach it in its networks, or whom it may reach.
 *
 * @param <R> the messages of the stream
 */
final class NetworksWatch<R> implements Watch<R> {
  private final Subscriber subscriber;
  private final WatchMessages<R> messages;
  private final Trail trail;
  private final Books books;
  private final Followed followed;
  private final Map<NetworkId, WatchedNetwork> networks = new HashMap<>();

  NetworksWatch(Subscriber subscriber, WatchMessages<R> messages, Trail trail, Books books) {
    this.subscriber = subscriber;
    this.messages = messages;
    this.trail = trail;
    this.books = books;
    this.followed = new Followed("/" + subscriber.node().text());
  }

  @Override
  public FeedFilter filter() {
    return filter(Set.of());
  }

  /** With kinds of changes that concern the node itself beside networks. */
  FeedFilter filter(Set<String> more) {
    var kinds = new HashSet<>(more);
    kinds.add(MemberFeed.KIND);
    kinds.add(PolicyFeed.KIND);
    return FeedFilter.following(followed, kinds.toArray(String[]::new));
  }

  /**
   * Reads what the snapshot is going to need. Inside it, every watch would read by itself, and hold
   * a transaction open for as long as that takes; here the first one reads for all.
   */
  void prepare(List<Place> places) {
    for (var place : places) {
      if (isWatched(place.network())) {
        var _ = books.peers().find(place.network(), place.moment());
        var _ = books.policies().inForce(place.network(), place.moment().policy());
      }
    }
  }

  /** Goes on where a watch was cut off: in what is there by now. */
  void resume(List<Place> places) {
    for (var place : places) {
      if (isWatched(place.network())) {
        hold(WatchedNetwork.resumed(subscriber.direction(), place, books), place.network());
      }
    }
  }

  @Override
  public List<R> snapshot(DSLContext db) {
    networks.clear();
    var told = new ArrayList<R>();
    for (var place : books.repository().places(db, subscriber.node())) {
      if (isWatched(place.network())) {
        books
            .peers()
            .find(db, place.network(), place.moment())
            .ifPresent(present -> {
              var policy = books.policies().inForce(db, place.network(), present.moment().policy());
              enter(place.network(), present, policy).stream()
                  .map(event -> messages.event(event, ""))
                  .forEach(told::add);
            });
      }
    }
    return told;
  }

  @Override
  public R snapshotEnd(String token) {
    return messages.snapshotEnd(trail.reach(token));
  }

  @Override
  public List<R> change(FeedRecord record) {
    var events =
        record.network().filter(this::isWatched).map(id -> events(id, record)).orElseGet(List::of);
    return trail.tell(events, record.resumeToken(), messages::event);
  }

  @Override
  public R checkpoint(String token) {
    return messages.checkpoint(trail.reach(token));
  }

  /**
   * Asks nothing: the stream ends with its token, and the end of a membership is a change that is
   * told. A question for each watch and change would cost more than the change.
   */
  @Override
  public void checkAllowed() {}

  /** The membership that the credential is bound to has ended. */
  @Override
  public boolean isLast(FeedRecord record) {
    return record.kind().equals(MemberFeed.KIND)
        && record.change() == ChangeKind.DELETED
        && record.network().filter(id -> isWatched(id) && isOwn(id, record)).isPresent()
        && subscriber.binding().filter(bound -> isOf(bound, record)).isPresent();
  }

  private static boolean isOf(NetworkBinding bound, FeedRecord record) {
    var member = record.payload(MemberChange.parser()).getMember();
    return member.getIncarnation().equals(bound.incarnation().text());
  }

  private List<AccessEvent> events(NetworkId id, FeedRecord record) {
    var held = Optional.ofNullable(networks.get(id));
    if (record.kind().equals(PolicyFeed.KIND)) {
      return held.map(network -> network.policy(record.version())).orElseGet(List::of);
    }
    var step = MemberStep.of(id, record);
    if (step.isNothing()) {
      return List.of();
    }
    if (!isOwn(id, record)) {
      return held.map(network -> network.peer(step)).orElseGet(List::of);
    }
    return step.after()
        .map(self -> held.map(network -> network.own(self)).orElseGet(() -> entered(id)))
        .orElseGet(() -> left(id, held, step));
  }

  /** The node came into a network; it may have left since. */
  private List<AccessEvent> entered(NetworkId id) {
    followed.follow(id);
    var present = books.peers().now(id);
    if (present.flatMap(found -> found.find(subscriber.node())).isEmpty()) {
      followed.leave(id);
      return List.of();
    }
    var policy = books.policies().inForce(id, present.get().moment().policy());
    return enter(id, present.get(), policy);
  }

  /** Everything about a network, if the node still is in it. */
  private List<AccessEvent> enter(NetworkId id, NetworkPeers present, CompiledPolicy policy) {
    return present
        .find(subscriber.node())
        .map(self -> {
          var place = new Place(id, present.number(), present.moment(), self);
          var network = WatchedNetwork.fresh(subscriber.direction(), place, policy, books);
          hold(network, id);
          return network.everything(present);
        })
        .orElseGet(List::of);
  }

  private List<AccessEvent> left(NetworkId id, Optional<WatchedNetwork> held, MemberStep step) {
    if (held.isPresent() && held.get().isBehind(step.version())) {
      return held.get().ownEnd(step.version());
    }
    networks.remove(id);
    followed.leave(id);
    return List.of(new AccessEvent.Forgotten(id));
  }

  private void hold(WatchedNetwork network, NetworkId id) {
    followed.follow(id);
    networks.put(id, network);
  }

  private boolean isOwn(NetworkId id, FeedRecord record) {
    return record.kind().equals(MemberFeed.KIND)
        && MemberFeed.principal(id, record.key()).equals(subscriber.node());
  }

  private boolean isWatched(NetworkId network) {
    return subscriber.binding().filter(bound -> !bound.network().equals(network)).isEmpty();
  }
}
