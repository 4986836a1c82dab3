package io.coterie.network.access;

/**
 * The right to change one network's data: its row is locked until the transaction ends, so that
 * nothing about it or its members changes meanwhile.
 */
public final class LockedNetwork extends NetworkScope {
  LockedNetwork(Network network, Standing standing) {
    super(network, standing);
  }
}
