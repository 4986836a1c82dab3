package io.coterie.cli.command;

import io.coterie.network.v1.PrincipalRef;
import java.util.regex.Pattern;

/** Tells accounts from nodes by what the user typed. */
public final class Principals {
  private static final Pattern NODE = Pattern.compile("node_[a-z0-9]{26}|[0-9]+");

  private Principals() {}

  /** A node if it says so, or looks like a node's id or number; else an account. */
  public static PrincipalRef of(String text, boolean node) {
    var ref = PrincipalRef.newBuilder();
    return (node || NODE.matcher(text).matches() ? ref.setNode(text) : ref.setAccount(text))
        .build();
  }

  public static String text(PrincipalRef ref) {
    return ref.hasNode() ? "node " + ref.getNode() : ref.getAccount();
  }
}
