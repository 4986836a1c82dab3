package io.coterie.systemtests.nat;

import io.coterie.systemtests.agent.Way;
import io.coterie.systemtests.lab.Nat;

/**
 * Which way two agents can get to each other at best, by what RFC 4787 (sections 4 and 5) says of
 * how NATs map and filter, and RFC 5128 (section 3.3) of punching holes through two of them.
 *
 * <p>Both send to where the relay saw the other. That gets in where it is what the other's NAT has
 * let out by: always, if the other's mapping is the same for everybody and the other has sent to
 * where this comes from. With a mapping for each destination, the one that the relay saw is of no
 * use to anybody else; such an agent must get in at the other with the new one, which nobody knows
 * beforehand. So the other has to let in what comes from an address that it has sent to, from
 * whichever port: all do but those that look at ports, too.
 *
 * <table>
 * <caption>The best way</caption>
 * <tr><td></td><td>filters by port</td><td>does not</td><td>symmetric</td></tr>
 * <tr><td>filters by port</td><td>direct</td><td>direct</td><td>relay</td></tr>
 * <tr><td>does not</td><td>direct</td><td>direct</td><td>direct</td></tr>
 * <tr><td>symmetric</td><td>relay</td><td>direct</td><td>relay</td></tr>
 * </table>
 */
final class Theory {
  private Theory() {}

  /** The best way from behind one NAT to behind another: the same in both directions. */
  static Way between(Nat one, Nat other) {
    if (one == Nat.UDP_BLOCKED || other == Nat.UDP_BLOCKED) {
      return Way.RELAY; // that one gets to the relay by TCP, through the hub's edge
    }
    boolean guesses =
        (isSymmetric(one) && filtersByPort(other)) || (isSymmetric(other) && filtersByPort(one));
    return guesses ? Way.RELAY : Way.DIRECT;
  }

  private static boolean isSymmetric(Nat nat) {
    return nat == Nat.SYMMETRIC;
  }

  private static boolean filtersByPort(Nat nat) {
    return switch (nat) {
      case OPEN, FULL_CONE, ADDRESS_RESTRICTED -> false;
      case PORT_RESTRICTED, DOUBLE, LOSSY, SYMMETRIC, UDP_BLOCKED -> true;
    };
  }
}
