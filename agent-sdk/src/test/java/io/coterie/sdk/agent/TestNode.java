package io.coterie.sdk.agent;

import io.coterie.relay.wire.ShortId;
import io.coterie.sdk.node.NodeKey;
import java.net.InetSocketAddress;
import java.util.List;

/** A node as the hub knows it. */
final class TestNode {
  final String name;
  final ShortId id;
  final int number;
  volatile NodeKey key = NodeKey.generate();
  volatile NodeKey registered = key;
  volatile List<InetSocketAddress> endpoints = List.of();
  volatile String homeRelay = "";

  /** Anybody may reach it, and it is told of nobody. */
  volatile boolean isPublic;

  /** Where it finds the relay; empty: where that is. */
  volatile List<InetSocketAddress> relayAt = List.of();

  TestNode(String name, int number) {
    this.name = name;
    this.number = number;
    this.id = new ShortId((name + "a".repeat(ShortId.LENGTH)).substring(0, ShortId.LENGTH));
  }

  String nodeId() {
    return id.withPrefix("node");
  }
}
