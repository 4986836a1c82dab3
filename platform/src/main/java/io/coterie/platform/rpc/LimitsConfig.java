package io.coterie.platform.rpc;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** How often one caller, or one source address, may call. */
public record LimitsConfig(
    @Doc("Reads a second, for each caller") @Default("1000") int readsPerSecond,
    @Doc("Changes a second, for each caller") @Default("200") int writesPerSecond,
    @Doc("Watches opened a minute, for each caller") @Default("600") int watchesPerMinute,
    @Doc("Heartbeats a minute, for each node") @Default("60") int heartbeatsPerMinute,
    @Doc("Logins a minute, for each source address") @Default("10") int loginsPerMinute,
    @Doc("Accounts registered an hour, for each source address") @Default("20") int accountsPerHour,
    @Doc("Node challenges, registrations and sessions a minute, for each source address")
        @Default("600")
        int nodeRegistrationsPerMinute,
    @Doc("Joins and redeemed invites a minute, for each source address") @Default("600")
        int joinsPerMinute) {
  public LimitsConfig {
    for (int limit :
        new int[] {
          readsPerSecond,
          writesPerSecond,
          watchesPerMinute,
          heartbeatsPerMinute,
          loginsPerMinute,
          accountsPerHour,
          nodeRegistrationsPerMinute,
          joinsPerMinute
        }) {
      if (limit < 1) {
        throw new IllegalArgumentException("a limit is 1 or more");
      }
    }
  }
}
