package io.coterie.bench.scale;

import com.google.common.hash.Hashing;
import io.coterie.platform.id.Address;
import io.coterie.platform.id.NodeNumber;
import java.nio.charset.StandardCharsets;

/** What the scripts call the things that they make. */
final class Filled {
  private static final int ID_CHARACTERS = 26;
  private static final long FIRST_NUMBER = 1_000_000;
  private static final long FIRST_ABSENT = 1_000_000_000;

  private Filled() {}

  /** The network that has the same thousand nodes whatever else there is. */
  static String crowd() {
    return network(0);
  }

  /** From 1. */
  static String network(int number) {
    return "net_" + id("network" + number);
  }

  /** The number of a node's network. */
  static int networkOf(int node, Population population) {
    return 1 + node % population.networks();
  }

  static String hostname(int node) {
    return "host-" + node;
  }

  static String node(int number) {
    return "node_" + id("node" + number);
  }

  /** On the backbone, where nobody reaches it who shares no network with it. */
  static String address(int node) {
    return Address.backbone(new NodeNumber(FIRST_NUMBER + node)).toString();
  }

  static String absentHostname(int number) {
    return "nobody-" + number;
  }

  static String absentNode(int number) {
    return "node_" + id("nobody" + number);
  }

  static String absentAddress(int number) {
    return Address.backbone(new NodeNumber(FIRST_ABSENT + number)).toString();
  }

  @SuppressWarnings("deprecation") // ids, not secrets: what PostgreSQL can make, too
  private static String id(String name) {
    return Hashing.md5()
        .hashString(name, StandardCharsets.UTF_8)
        .toString()
        .substring(0, ID_CHARACTERS);
  }
}
