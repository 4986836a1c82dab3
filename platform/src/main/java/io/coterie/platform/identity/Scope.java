package io.coterie.platform.identity;

import java.util.Arrays;
import java.util.Optional;

/** Something a token may be used for; which methods need which stands in their tables. */
public enum Scope {
  ACCOUNT_READ("account:read"),
  ACCOUNT_WRITE("account:write"),
  TOKENS_READ("tokens:read"),
  TOKENS_WRITE("tokens:write"),
  NETWORKS_READ("networks:read"),
  NETWORKS_WRITE("networks:write"),
  NODES_READ("nodes:read"),
  NODES_WRITE("nodes:write"),
  NODES_ENROL("nodes:enrol"),
  TASKS_READ("tasks:read"),
  TASKS_SEND("tasks:send"),
  AUDIT_READ("audit:read");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** As it stands in the contract, in the table of tokens and in identities. */
  public String text() {
    return text;
  }

  /** The scope of that text; empty if there is none. */
  public static Optional<Scope> parse(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
