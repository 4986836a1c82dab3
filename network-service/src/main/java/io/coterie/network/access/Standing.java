package io.coterie.network.access;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.PrincipalId;

/** What somebody is in a network. */
sealed interface Standing {
  /**
   * In it.
   *
   * @param systemAdmin and, by another right, a system admin
   */
  record AsMember(PrincipalId principal, Role role, Incarnation incarnation, boolean systemAdmin)
      implements Standing {}

  /** Not in it, but a system admin, for the little that those may do everywhere. */
  record AsSystemAdmin() implements Standing {}

  /** The hub's operator, in none and with a few rights in all. */
  record AsOperator() implements Standing {}

  /**
   * Nothing: somebody who looks at a public one or is about to join, or an effect of what another
   * service decided.
   */
  record AsNobody() implements Standing {}
}
