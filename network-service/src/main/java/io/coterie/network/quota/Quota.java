package io.coterie.network.quota;

import java.util.Locale;

/** What is limited here. */
public enum Quota {
  NETWORKS_OWNED,
  /** Networks of others, as viewer not counted. */
  NETWORKS_JOINED,
  AGENTS_PER_NETWORK,
  /** Accounts, viewers not counted. */
  MEMBERS_PER_NETWORK;

  /** As refusals name it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
