package io.coterie.registry;

import com.google.rpc.Code;
import io.coterie.network.v1.Checkpoint;
import io.coterie.network.v1.ForgottenNetwork;
import io.coterie.network.v1.ReachableEntry;
import io.coterie.network.v1.RemovedReachable;
import io.coterie.network.v1.SnapshotEnd;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.network.v1.WatchReachableResponse;
import io.coterie.registry.FakeNetworkService.Network;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom nodes may reach, as network-service tells it: what was touched, in order, each told as it is
 * by then. A resume token is how much of that has been told. Thread-safe.
 */
final class FakeReach {
  private final Map<String, Network> networks;
  private final Map<String, String> hostnames = new ConcurrentHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Touch> log = new ArrayList<>();
  private final Set<Watcher> watchers = new HashSet<>();

  private record Touch(Network network, String member) {}

  FakeReach(Map<String, Network> networks) {
    this.networks = networks;
  }

  synchronized void join(Network network, String member) {
    network.members().add(member);
    touch(network, member);
  }

  synchronized void leave(Network network, String member) {
    network.members().remove(member);
    touch(network, member);
  }

  /** Gives a member another name in its networks; the registry is not told. */
  synchronized void rename(Network network, String member, String hostname) {
    hostnames.put(member, hostname);
    touch(network, member);
  }

  /** Something about a member is another in a network. */
  synchronized void touch(Network network, String member) {
    log.add(new Touch(network, member));
    List.copyOf(watchers).forEach(watcher -> watcher.tell(log.size() - 1));
  }

  /** A member's number in its networks. */
  synchronized int number(String member) {
    return numbers.computeIfAbsent(member, _ -> 5_000 + numbers.size());
  }

  /** Ends all streams without a reason of the client's. */
  synchronized void cut() {
    watchers.forEach(
        watcher -> watcher.out.onError(FakeNetworkService.refusal(Code.UNAVAILABLE, "OVERLOADED")));
    watchers.clear();
  }

  synchronized int open() {
    return watchers.size();
  }

  synchronized void watch(
      WatchReachableRequest request, StreamObserver<WatchReachableResponse> observer) {
    var out = (ServerCallStreamObserver<WatchReachableResponse>) observer;
    var watcher = new Watcher(request, out);
    out.setOnCancelHandler(() -> forget(watcher));
    if (!request.getNetwork().isEmpty() && watcher.own().isEmpty()) {
      out.onError(FakeNetworkService.refusal(Code.NOT_FOUND, "NETWORK_NOT_FOUND"));
      return;
    }
    watchers.add(watcher);
    if (request.getResumeToken().isEmpty()) {
      watcher.snapshot();
    } else {
      for (int i = Integer.parseInt(request.getResumeToken().substring(1)); i < log.size(); i++) {
        watcher.tell(i);
      }
    }
  }

  private synchronized void forget(Watcher watcher) {
    watchers.remove(watcher);
  }

  private Optional<WatchReachableResponse.Builder> present(
      Network network, String source, String target) {
    if (source.equals(target) || !target.startsWith("node_")) {
      return Optional.empty();
    }
    var ports = network.reachablePorts(target);
    var message = WatchReachableResponse.newBuilder();
    return Optional.of(
        network.members().contains(target) && !ports.isEmpty()
            ? message.setEntry(
                ReachableEntry.newBuilder()
                    .setNetwork(network.id().text())
                    .setNetworkNumber(network.number())
                    .setTargetNode(target)
                    .setTargetNumber(number(target))
                    .setTargetHostname(hostnames.getOrDefault(target, ""))
                    .setSourceIncarnation(network.incarnation(source).text())
                    .setTargetIncarnation(network.incarnation(target).text())
                    .addAllPorts(ports))
            : message.setRemoved(
                RemovedReachable.newBuilder()
                    .setNetwork(network.id().text())
                    .setTargetNode(target)));
  }

  private final class Watcher {
    private final WatchReachableRequest request;
    private final ServerCallStreamObserver<WatchReachableResponse> out;

    Watcher(WatchReachableRequest request, ServerCallStreamObserver<WatchReachableResponse> out) {
      this.request = request;
      this.out = out;
    }

    void snapshot() {
      for (var network : own()) {
        everything(network).forEach(message -> out.onNext(message.build()));
      }
      out.onNext(
          WatchReachableResponse.newBuilder()
              .setSnapshotEnd(SnapshotEnd.getDefaultInstance())
              .setResumeToken(token(log.size()))
              .build());
    }

    void tell(int index) {
      var touch = log.get(index);
      if (isAbout(touch.network())) {
        told(touch).forEach(message -> out.onNext(message.setResumeToken(token(index)).build()));
        out.onNext(
            WatchReachableResponse.newBuilder()
                .setCheckpoint(Checkpoint.getDefaultInstance())
                .setResumeToken(token(index + 1))
                .build());
        if (!request.getNetwork().isEmpty() && own().isEmpty()) {
          watchers.remove(this);
          out.onCompleted();
        }
      }
    }

    private List<WatchReachableResponse.Builder> told(Touch touch) {
      var network = touch.network();
      boolean isOwn = touch.member().equals(request.getNode());
      if (!network.members().contains(request.getNode())) {
        return isOwn ? List.of(forgotten(network)) : List.of();
      }
      return isOwn
          ? everything(network)
          : present(network, request.getNode(), touch.member()).stream().toList();
    }

    private List<WatchReachableResponse.Builder> everything(Network network) {
      return network.members().stream()
          .flatMap(member -> present(network, request.getNode(), member).stream())
          .filter(WatchReachableResponse.Builder::hasEntry)
          .toList();
    }

    private WatchReachableResponse.Builder forgotten(Network network) {
      return WatchReachableResponse.newBuilder()
          .setForgotten(ForgottenNetwork.newBuilder().setNetwork(network.id().text()));
    }

    private boolean isAbout(Network network) {
      return request.getNetwork().isEmpty() || request.getNetwork().equals(network.id().text());
    }

    private List<Network> own() {
      return networks.values().stream()
          .filter(this::isAbout)
          .filter(network -> network.members().contains(request.getNode()))
          .toList();
    }
  }

  private static String token(int told) {
    return "r" + told;
  }
}
