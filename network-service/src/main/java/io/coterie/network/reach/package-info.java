/**
 * The one decision: who reaches whom, on which ports. Everything that lets traffic through asks
 * here, with the state as it is in that moment.
 */
@NullMarked
package io.coterie.network.reach;

import org.jspecify.annotations.NullMarked;
