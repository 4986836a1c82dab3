package io.coterie.bench.tunnel;

import io.coterie.relay.wire.ShortId;
import io.coterie.sdk.agent.control.Presence;
import io.coterie.sdk.node.NodeKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A node as its hub knows it. */
final class LocalNode implements Presence {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final String name;
  private final int number;
  private final InetSocketAddress relay;
  private final NodeKey key = NodeKey.generate();
  private volatile List<InetSocketAddress> endpoints = List.of();

  /**
   * A node.
   *
   * @param relay where it finds the relay
   */
  LocalNode(String name, int number, InetSocketAddress relay) {
    this.name = name;
    this.number = number;
    this.relay = relay;
  }

  String name() {
    return name;
  }

  int number() {
    return number;
  }

  InetSocketAddress relay() {
    return relay;
  }

  NodeKey key() {
    return key;
  }

  ShortId id() {
    return new ShortId(name + "a".repeat(ShortId.LENGTH - name.length()));
  }

  String nodeId() {
    return id().withPrefix("node");
  }

  List<InetSocketAddress> endpoints() {
    return endpoints;
  }

  @Override
  public Duration beat(List<String> addresses, String homeRelay) {
    endpoints = addresses.stream().map(LocalNode::parse).toList();
    return LEASE;
  }

  @Override
  public void leave() {
    endpoints = List.of();
  }

  private static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }
}
