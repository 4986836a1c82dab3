package io.coterie.network;

import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_CREATED;
import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_DELETED;
import static io.coterie.feed.v1.ChangeKind.CHANGE_KIND_UPDATED;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.feed.v1.ChangeKind;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.TrustRecord;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Nodes of the registry that everybody is told of: its feed says what it does. */
final class Neighbours {
  private final Hub hub;
  private final AtomicLong trustVersions = new AtomicLong();

  Neighbours(Hub hub) {
    this.hub = hub;
  }

  Hub.Agent agent() {
    var agent = hub.agent();
    hub.registryFeed.publish("node", agent.id(), 1, CHANGE_KIND_CREATED, agent.record());
    return agent;
  }

  /** The agent has another key from now on. */
  ByteString rotateKey(Hub.Agent agent) {
    var key = FakeRegistry.freshKey();
    change(agent, node -> node.setPublicKey(key));
    return key;
  }

  void rename(Hub.Agent agent, String hostname) {
    change(agent, node -> node.setHostname(hostname));
  }

  void show(Hub.Agent agent, NodeVisibility visibility) {
    change(agent, node -> node.setVisibility(visibility));
  }

  /** The agent is in its networks only from now on, as the feed has it. */
  synchronized void leaveBackbone(Hub.Agent agent) {
    var present = hub.registry.present(agent.id());
    var changed = present.toBuilder().setVersion(present.getVersion() + 1);
    changed.getNodeBuilder().clearNumber();
    hub.registryFeed.publish(
        "node", agent.id(), changed.getVersion(), CHANGE_KIND_UPDATED, changed.build());
  }

  /** Synchronized, as the registry holds the row of a node that it changes. */
  private synchronized void change(Hub.Agent agent, Consumer<Node.Builder> change) {
    var changed = hub.registry.change(agent.id(), change);
    hub.registryFeed.publish(
        "node", agent.id(), changed.getVersion(), CHANGE_KIND_UPDATED, changed);
  }

  /** The agent's registration ends, and with it all trust. */
  synchronized void deregister(Hub.Agent agent, Hub.Agent... trusted) {
    var ended = hub.registry.deregister(agent.id());
    hub.registryFeed.publish(
        "node", agent.id(), ended.getVersion() + 1, CHANGE_KIND_DELETED, ended);
    for (var other : trusted) {
      distrust(agent, other);
    }
  }

  synchronized void trust(Hub.Agent one, Hub.Agent other) {
    hub.registry.trust(one.id(), other.id());
    publish(
        one,
        other,
        trustVersions.incrementAndGet(),
        CHANGE_KIND_CREATED,
        TrustRecord.newBuilder().setCreateTime(Timestamp.newBuilder().setSeconds(1)));
  }

  synchronized void distrust(Hub.Agent one, Hub.Agent other) {
    hub.registry.distrust(one.id(), other.id());
    publish(
        one, other, trustVersions.incrementAndGet(), CHANGE_KIND_DELETED, TrustRecord.newBuilder());
  }

  /** Tells once more of trust that began first of all. */
  void repeatTrust(Hub.Agent one, Hub.Agent other) {
    publish(
        one,
        other,
        1,
        CHANGE_KIND_CREATED,
        TrustRecord.newBuilder().setCreateTime(Timestamp.newBuilder().setSeconds(1)));
  }

  private void publish(
      Hub.Agent one, Hub.Agent other, long version, ChangeKind kind, TrustRecord.Builder trust) {
    boolean inOrder = one.id().compareTo(other.id()) < 0;
    var low = inOrder ? one.id() : other.id();
    var high = inOrder ? other.id() : one.id();
    hub.registryFeed.publish(
        "trust", low + "/" + high, version, kind, trust.setNode(low).setOtherNode(high).build());
  }
}
