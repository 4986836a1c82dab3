package io.coterie.systemtests.agent;

/** An agent could not do what it was told. */
public final class OrderFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderFailedException(String order, String why) {
    super(order + ": " + why);
  }
}
