package io.coterie.policy;

/** The ports on which one member may reach another. */
public record AllowedPorts(PortSet stream, PortSet datagram) {
  /** None: for the one, the other does not exist. */
  public static final AllowedPorts NONE = new AllowedPorts(PortSet.NONE, PortSet.NONE);

  /** All. */
  public static final AllowedPorts ALL = new AllowedPorts(PortSet.ALL, PortSet.ALL);

  /** The ports for a protocol. */
  public PortSet on(Protocol protocol) {
    return switch (protocol) {
      case STREAM -> stream;
      case DATAGRAM -> datagram;
    };
  }

  /** Whether there are none, so that the one must not even resolve the other. */
  public boolean isEmpty() {
    return stream.isEmpty() && datagram.isEmpty();
  }

  /** How many: a port counts once for each protocol. */
  public int count() {
    return stream.count() + datagram.count();
  }

  /** Those of these that are not among the others. */
  public AllowedPorts minus(AllowedPorts others) {
    return new AllowedPorts(stream.minus(others.stream), datagram.minus(others.datagram));
  }

  /** For people: {@code 80, 443} when both protocols have the same. */
  @Override
  public String toString() {
    if (stream.equals(datagram)) {
      return stream.toString();
    }
    return "stream " + stream + "; datagram " + datagram;
  }
}
