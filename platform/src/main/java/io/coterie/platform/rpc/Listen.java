package io.coterie.platform.rpc;

/** Where a service is reached. */
public sealed interface Listen {
  /**
   * On a TCP port, without TLS: inside a cluster the mesh or the network carries that.
   *
   * @param port 0: any that is free
   */
  record Tcp(String host, int port) implements Listen {}

  /** In this process only, under a name. */
  record InProcess(String name) implements Listen {}
}
