/** Tests of network-service through its RPCs, with a real database and the real chain. */
@NullMarked
package io.coterie.network;

import org.jspecify.annotations.NullMarked;
