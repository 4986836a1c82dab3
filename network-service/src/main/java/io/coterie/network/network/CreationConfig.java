package io.coterie.network.network;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import io.coterie.platform.identity.Caller;
import java.util.List;

/** Who may make networks. */
public record CreationConfig(
    @Doc("Who may create networks: any of operator, accounts, nodes.")
        @Default("operator,accounts,nodes")
        List<Creator> creators) {
  public CreationConfig {
    creators = List.copyOf(creators);
  }

  /** A kind of caller. */
  public enum Creator {
    OPERATOR("the operator"),
    ACCOUNTS("accounts"),
    NODES("nodes");

    private final String words;

    Creator(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean allows(Caller caller) {
    return switch (caller) {
      case Caller.OperatorCaller c -> creators.contains(Creator.OPERATOR);
      case Caller.AccountCaller c -> creators.contains(Creator.ACCOUNTS);
      case Caller.NodeCaller c -> creators.contains(Creator.NODES);
      case Caller.SetupCaller c -> false;
      case Caller.ServiceCaller c -> false;
      case Caller.Anonymous c -> false;
    };
  }
}
