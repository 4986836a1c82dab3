package io.coterie.network;

import static java.util.stream.Collectors.toMap;

import io.coterie.network.v1.AccessEntry;
import io.coterie.network.v1.AccessServiceGrpc;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.network.v1.WatchAccessResponse.EventCase;
import io.coterie.platform.identity.Caller;
import io.coterie.testing.ServiceFixture;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node that keeps who may reach it. */
final class AccessWatcher extends Watcher<WatchAccessResponse, AccessEntry> {
  private static final String BACKBONE = "";

  private final Caller caller;
  private volatile Optional<Boolean> openness = Optional.empty();

  AccessWatcher(Hub.Agent agent) {
    this(agent, agent.caller());
  }

  /** With a token of its own. */
  AccessWatcher(Hub.Agent agent, Caller caller) {
    super(agent);
    this.caller = caller;
  }

  /** One that has been told everything that is there. */
  static AccessWatcher of(Hub.Agent agent, ServiceFixture service) {
    var watcher = new AccessWatcher(agent);
    watcher.begin(service);
    return watcher;
  }

  /** The same without what is not told again when only it changes. */
  Map<Key, AccessEntry> decisions() {
    return entries().entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().toBuilder().clearPolicyVersion().build()));
  }

  /** Who reaches its backbone address by trust. */
  List<String> trusted() {
    return entries().keySet().stream()
        .filter(key -> key.network().equals(BACKBONE))
        .map(Key::peer)
        .sorted()
        .toList();
  }

  /** Whether it was told to be public; empty: nothing of it. */
  Optional<Boolean> openness() {
    return openness;
  }

  /** Kinds of messages, in order. */
  static List<EventCase> kinds(List<WatchAccessResponse> messages) {
    return messages.stream().map(WatchAccessResponse::getEventCase).toList();
  }

  @Override
  void call(ServiceFixture service, String token, StreamObserver<WatchAccessResponse> out) {
    AccessServiceGrpc.newStub(service.as(caller))
        .watchAccess(WatchAccessRequest.newBuilder().setResumeToken(token).build(), out);
  }

  @Override
  String token(WatchAccessResponse message) {
    return message.getResumeToken();
  }

  @Override
  boolean isCheckpoint(WatchAccessResponse message) {
    return message.hasCheckpoint();
  }

  @Override
  boolean isNews(WatchAccessResponse message) {
    return switch (message.getEventCase()) {
      case ENTRY -> {
        var entry = message.getEntry();
        yield put(entry.getNetwork(), entry.getSourceNode(), entry);
      }
      case REMOVED -> drop(message.getRemoved().getNetwork(), message.getRemoved().getSourceNode());
      case FORGOTTEN -> forget(message.getForgotten().getNetwork());
      case OPENNESS -> {
        var told = Optional.of(message.getOpenness().getIsPublic());
        boolean isNews = !told.equals(openness);
        openness = told;
        yield isNews;
      }
      case SNAPSHOT_END -> snapshotEnded();
      case CHECKPOINT -> true;
      case EVENT_NOT_SET -> throw new AssertionError("a message that says nothing");
    };
  }
}
