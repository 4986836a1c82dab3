package io.coterie.network.watch;

import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.policy.Subject;

/**
 * A node in a network, as one that may reach others.
 *
 * @param incarnation of the membership
 * @param version of the membership
 */
record Source(
    NodeId id, NodeNumber number, Incarnation incarnation, long version, Subject subject) {}
