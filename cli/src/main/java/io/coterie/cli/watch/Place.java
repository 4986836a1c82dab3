package io.coterie.cli.watch;

/** Where one node reaches another. */
final class Place {
  private Place() {}

  /** A network, or the backbone. */
  static String of(String network) {
    return network.isEmpty() ? "backbone" : network;
  }
}
