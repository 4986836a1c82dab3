package io.coterie.network.network;

import io.coterie.network.access.JoinRule;
import io.coterie.network.access.NetworkName;
import io.coterie.network.access.Settings;
import io.coterie.network.access.Visibility;
import io.coterie.network.access.VouchRule;
import io.coterie.network.failure.NetworkFailure.FieldRefused;
import io.coterie.network.failure.NetworkReason;

/**
 * What a network shall be.
 *
 * @param joinSecret with the rule token, else empty
 */
record NewNetwork(
    NetworkName name, String description, JoinRule joinRule, String joinSecret, Settings settings) {
  static final int MOST_MEMBERS = 10_000;

  NewNetwork {
    if (name.isReserved()) {
      throw new FieldRefused(NetworkReason.NETWORK_NAME_RESERVED, "name").exception();
    }
    if ((joinRule == JoinRule.TOKEN) == joinSecret.isEmpty()) {
      throw new FieldRefused(NetworkReason.JOIN_SECRET_NEEDED, "join_secret").exception();
    }
  }

  /** A private one that takes whoever is vouched for. */
  static NewNetwork closed(NetworkName name) {
    return new NewNetwork(
        name,
        "",
        JoinRule.INVITE,
        "",
        new Settings(MOST_MEMBERS, Visibility.PRIVATE, VouchRule.MEMBERS, false));
  }

  @Override
  public String toString() {
    return "NewNetwork[" + name + "]";
  }
}
