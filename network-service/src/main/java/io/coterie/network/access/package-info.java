/**
 * Who may do what in which network: the one place where a network is found for a caller, the
 * caller's role looked up and the {@link io.coterie.network.access.NetworkScope} made that
 * everything about a network needs; and the decision which nodes may reach each other.
 */
@NullMarked
package io.coterie.network.access;

import org.jspecify.annotations.NullMarked;
