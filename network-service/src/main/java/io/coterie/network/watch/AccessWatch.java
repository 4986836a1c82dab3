package io.coterie.network.watch;

import io.coterie.network.member.MemberFeed;
import io.coterie.network.policy.PolicyBook;
import io.coterie.network.policy.PolicyFeed;
import io.coterie.network.v1.MemberChange;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.platform.db.ChangeKind;
import io.coterie.platform.feed.FeedFilter;
import io.coterie.platform.feed.FeedRecord;
import io.coterie.platform.feed.Followed;
import io.coterie.platform.feed.Watch;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** One node's watch of who may reach it in its networks. */
final class AccessWatch implements Watch<WatchAccessResponse> {
  private final NodeId node;
  private final Optional<NetworkBinding> binding;
  private final SourceRepository repository;
  private final SourceBook sources;
  private final PolicyBook policies;
  private final Followed followed;
  private final Map<NetworkId, WatchedNetwork> networks = new HashMap<>();
  private String resumeToken;

  /**
   * Makes one.
   *
   * @param binding of the node's credential, to the only network that it is about
   * @param resumeToken up to where the client has been told; empty: nothing
   */
  AccessWatch(
      NodeId node,
      Optional<NetworkBinding> binding,
      String resumeToken,
      SourceRepository repository,
      SourceBook sources,
      PolicyBook policies) {
    this.node = node;
    this.binding = binding;
    this.resumeToken = resumeToken;
    this.repository = repository;
    this.sources = sources;
    this.policies = policies;
    this.followed = new Followed("/" + node.text());
  }

  @Override
  public FeedFilter filter() {
    return FeedFilter.following(followed, MemberFeed.KIND, PolicyFeed.KIND);
  }

  /** Goes on where a watch was cut off: in what is there by now. */
  void resume(List<Place> places) {
    for (var place : places) {
      if (isWatched(place.network())) {
        hold(WatchedNetwork.resumed(place, sources, policies), place.network());
      }
    }
  }

  @Override
  public List<WatchAccessResponse> snapshot(DSLContext db) {
    networks.clear();
    var messages = new ArrayList<WatchAccessResponse>();
    for (var place : repository.places(db, node)) {
      if (isWatched(place.network())) {
        sources
            .find(db, place.network(), place.moment())
            .ifPresent(present -> {
              var policy = policies.inForce(db, place.network(), present.moment().policy());
              enter(place.network(), present, policy).stream()
                  .map(event -> AccessWatchProto.message(event, ""))
                  .forEach(messages::add);
            });
      }
    }
    return messages;
  }

  @Override
  public WatchAccessResponse snapshotEnd(String token) {
    resumeToken = token;
    return AccessWatchProto.snapshotEnd(token);
  }

  @Override
  public List<WatchAccessResponse> change(FeedRecord record) {
    var events =
        record.network().filter(this::isWatched).map(id -> events(id, record)).orElseGet(List::of);
    var messages = new ArrayList<WatchAccessResponse>();
    for (int i = 0; i < events.size(); i++) {
      boolean isLast = i == events.size() - 1;
      messages.add(
          AccessWatchProto.message(events.get(i), isLast ? record.resumeToken() : resumeToken));
    }
    resumeToken = record.resumeToken();
    return messages;
  }

  @Override
  public WatchAccessResponse checkpoint(String token) {
    resumeToken = token;
    return AccessWatchProto.checkpoint(token);
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
        && binding.filter(bound -> isOf(bound, record)).isPresent();
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
    var present = sources.now(id);
    if (present.flatMap(found -> found.find(node)).isEmpty()) {
      followed.leave(id);
      return List.of();
    }
    var policy = policies.inForce(id, present.get().moment().policy());
    return enter(id, present.get(), policy);
  }

  /** Everything about a network, if the node still is in it. */
  private List<AccessEvent> enter(NetworkId id, NetworkSources present, CompiledPolicy policy) {
    return present
        .find(node)
        .map(self -> {
          var place = new Place(id, present.number(), present.moment(), self);
          var network = WatchedNetwork.fresh(place, policy, sources, policies);
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
        && MemberFeed.principal(id, record.key()).equals(node);
  }

  private boolean isWatched(NetworkId network) {
    return binding.filter(bound -> !bound.network().equals(network)).isEmpty();
  }
}
