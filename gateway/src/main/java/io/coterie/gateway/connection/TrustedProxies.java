package io.coterie.gateway.connection;

import java.net.InetAddress;
import java.util.List;

/** Proxies in front of the edge, whose word counts on whom they speak for. */
public record TrustedProxies(List<AddressBlock> blocks) {
  public TrustedProxies {
    blocks = List.copyOf(blocks);
  }

  boolean contains(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
