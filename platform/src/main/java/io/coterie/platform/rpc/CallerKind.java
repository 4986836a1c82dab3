package io.coterie.platform.rpc;

import io.coterie.platform.identity.Caller;

/** The kinds of caller that the authorisation table tells apart. */
public enum CallerKind {
  ANONYMOUS("nobody in particular"),
  USER("an account with a user token"),
  USER_IN_NETWORK("an account with a network token"),
  NODE("a node with its session token"),
  NODE_IN_NETWORK("a node with a network token"),
  /** Registers nodes; no other method takes it. */
  SETUP("a setup token"),
  OPERATOR("the operator"),
  SERVICE("services");

  private final String words;

  CallerKind(String words) {
    this.words = words;
  }

  /** For the message that refuses the others. */
  String words() {
    return words;
  }

  /** Whether the caller's token may have scopes. */
  boolean mayHaveScopes() {
    return switch (this) {
      case USER, USER_IN_NETWORK, NODE, NODE_IN_NETWORK -> true;
      case ANONYMOUS, SETUP, OPERATOR, SERVICE -> false;
    };
  }

  static CallerKind of(Caller caller) {
    return switch (caller) {
      case Caller.Anonymous c -> ANONYMOUS;
      case Caller.AccountCaller c -> c.network().isPresent() ? USER_IN_NETWORK : USER;
      case Caller.NodeCaller c -> c.network().isPresent() ? NODE_IN_NETWORK : NODE;
      case Caller.SetupCaller c -> SETUP;
      case Caller.OperatorCaller c -> OPERATOR;
      case Caller.ServiceCaller c -> SERVICE;
    };
  }
}
