package io.coterie.registry.entry;

/**
 * How a node asks to be let into a network.
 *
 * <p>Every kind has a name and a credential, either of which may be empty; both are part of what
 * the node signs.
 */
public sealed interface Entry {
  /** The network as the node typed it. */
  String network();

  /** What lets the node in. */
  String credential();

  /** By name, with its join secret where it has one. */
  record Named(String network, String credential) implements Entry {
    @Override
    public String toString() {
      return "Named[" + network + "]";
    }
  }

  /** By an invite code, which says itself which network. */
  record Invited(String credential) implements Entry {
    @Override
    public String network() {
      return "";
    }

    @Override
    public String toString() {
      return "Invited[]";
    }
  }

  /** By a setup token, which does so too. */
  record BySetupToken(String credential) implements Entry {
    @Override
    public String network() {
      return "";
    }

    @Override
    public String toString() {
      return "BySetupToken[]";
    }
  }
}
