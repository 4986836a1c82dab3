package io.coterie.network.access;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.PrincipalId;

/** What somebody is in a network. */
sealed interface Standing {
  /** In it. */
  record AsMember(PrincipalId principal, Role role, Incarnation incarnation) implements Standing {}

  /** The hub's operator, in none and with a few rights in all. */
  record AsOperator() implements Standing {}

  /** Nothing: about to join, or an effect of what another service decided. */
  record AsNobody() implements Standing {}
}
