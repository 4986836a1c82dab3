package io.coterie.network.watch;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NetworkNumber;

/**
 * Where a node is, read in one statement.
 *
 * @param self the node itself, as it is there
 */
record Place(NetworkId network, NetworkNumber number, Moment moment, Peer self) {}
