/** Networks themselves: how they are made, changed, handed over and deleted. */
@NullMarked
package io.coterie.network.network;

import org.jspecify.annotations.NullMarked;
