/** From a name, a number or an address to a node that the caller may reach. */
@NullMarked
package io.coterie.registry.resolve;

import org.jspecify.annotations.NullMarked;
