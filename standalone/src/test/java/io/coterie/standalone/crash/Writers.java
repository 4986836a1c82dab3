package io.coterie.standalone.crash;

import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Clients that write until the hub is gone, and remember what was acknowledged. */
final class Writers {
  /**
   * A network that was acknowledged, the node that joined it and the invite that was made for it,
   * as far as it got.
   */
  record Written(String network, List<String> nodes, List<String> invites) {}

  private final Queue<Written> written = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch busy;

  Writers(CoterieClient client, String account, int count) {
    busy = new CountDownLatch(count * 2);
    for (int i = 0; i < count; i++) {
      threads.add(Thread.ofVirtual().start(() -> writeUntilGone(client, account)));
    }
  }

  /** Waits until every writer has had things acknowledged. */
  void awaitBusy() throws InterruptedException {
    busy.await();
  }

  /** Waits for the writers to see that the hub is gone. */
  Queue<Written> awaitGone() throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
    return written;
  }

  private void writeUntilGone(CoterieClient client, String account) {
    try {
      while (true) {
        write(client, account);
        busy.countDown();
      }
    } catch (StatusRuntimeException gone) {
      if (gone.getStatus().getCode() != io.grpc.Status.Code.UNAVAILABLE
          && gone.getStatus().getCode() != io.grpc.Status.Code.CANCELLED) {
        throw gone;
      }
    }
  }

  private void write(CoterieClient client, String account) {
    var created =
        client
            .networks()
            .createNetwork(
                CreateNetworkRequest.newBuilder()
                    .setName("n" + UUID.randomUUID())
                    .setJoinRule(JoinRule.JOIN_RULE_OPEN)
                    .setRequestId(UUID.randomUUID().toString())
                    .build())
            .getNetwork()
            .getId();
    var it = new Written(created, new ArrayList<>(), new ArrayList<>());
    written.add(it);
    var node =
        new Registration(client)
            .register(NodeKey.generate(), account, "", NodeVisibility.NODE_VISIBILITY_PRIVATE)
            .getNode()
            .getId();
    client
        .members()
        .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(created).setNode(node).build());
    it.nodes().add(node);
    it.invites()
        .add(
            client
                .invites()
                .createInvite(CreateInviteRequest.newBuilder().setNetwork(created).build())
                .getInvite()
                .getId());
  }
}
