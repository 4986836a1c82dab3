package io.coterie.network;

import static java.util.stream.Collectors.toMap;

import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.ReachableEntry;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.network.v1.WatchReachableResponse.EventCase;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.ServiceName;
import io.coterie.testing.ServiceFixture;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;

/** Another service that keeps whom a node may reach. */
final class ReachableWatcher extends Watcher<WatchReachableResponse, ReachableEntry> {
  private final WatchReachableRequest request;

  ReachableWatcher(Hub.Agent agent) {
    super(agent);
    request = WatchReachableRequest.newBuilder().setNode(agent.id()).build();
  }

  /** For a node with a token that is bound. */
  ReachableWatcher(Hub.Agent agent, NetworkBinding binding) {
    super(agent);
    request =
        WatchReachableRequest.newBuilder()
            .setNode(agent.id())
            .setNetwork(binding.network().text())
            .setIncarnation(binding.incarnation().text())
            .build();
  }

  /** One that has been told everything that is there. */
  static ReachableWatcher of(Hub.Agent agent, ServiceFixture service) {
    var watcher = new ReachableWatcher(agent);
    watcher.begin(service);
    return watcher;
  }

  /** What it was told, without what is not told again when only it changes. */
  Map<Key, ReachableEntry> decisions() {
    return entries().entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().toBuilder().clearPolicyVersion().build()));
  }

  /** Kinds of messages, in order. */
  static List<EventCase> kinds(List<WatchReachableResponse> messages) {
    return messages.stream().map(WatchReachableResponse::getEventCase).toList();
  }

  @Override
  void call(ServiceFixture service, String token, StreamObserver<WatchReachableResponse> out) {
    MembershipServiceGrpc.newStub(service.asService(ServiceName.REGISTRY))
        .watchReachable(request.toBuilder().setResumeToken(token).build(), out);
  }

  @Override
  String token(WatchReachableResponse message) {
    return message.getResumeToken();
  }

  @Override
  boolean isCheckpoint(WatchReachableResponse message) {
    return message.hasCheckpoint();
  }

  @Override
  boolean isNews(WatchReachableResponse message) {
    return switch (message.getEventCase()) {
      case ENTRY -> {
        var entry = message.getEntry();
        yield put(entry.getNetwork(), entry.getTargetNode(), entry);
      }
      case REMOVED -> drop(message.getRemoved().getNetwork(), message.getRemoved().getTargetNode());
      case FORGOTTEN -> forget(message.getForgotten().getNetwork());
      case SNAPSHOT_END -> snapshotEnded();
      case CHECKPOINT -> true;
      case EVENT_NOT_SET -> throw new AssertionError("a message that says nothing");
    };
  }
}
