package io.coterie.platform.upkeep;

/** A piece of upkeep; any number of replicas may do it at once. */
public interface Chore {
  /** For logs, e.g. {@code delete ended tokens}. */
  String name();

  void run();
}
