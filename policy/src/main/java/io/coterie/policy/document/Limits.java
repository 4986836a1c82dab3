package io.coterie.policy.document;

/** How large a policy may be. docs/policy.md tells users. */
public final class Limits {
  /** Bytes of the text in UTF-8. */
  public static final int BYTES = 256 * 1024;

  /**
   * Bytes of a policy as it is stored: hosts are longer there by their nodes, and what may be left
   * out is written.
   */
  static final int STORED_BYTES = 8 * BYTES;

  /** Rules in a policy. */
  public static final int RULES = 2_000;

  /** Tests in a policy. */
  public static final int TESTS = 1_000;

  /** Selectors in one {@code from} or {@code to}, ports in one {@code ports}. */
  public static final int ENTRIES = 100;

  /** Ports of all rules together, which bounds what a compiled policy takes. */
  public static final int PORTS = 10_000;

  /** Characters of a rule's name. */
  public static final int NAME = 64;

  /** Characters of a rule's description. */
  public static final int DESCRIPTION = 256;

  /** Lists and mappings in each other; the language itself needs four. */
  static final int DEPTH = 16;

  private Limits() {}
}
