/** Ids and addresses that more than one service speaks of. An invalid one can't exist. */
@NullMarked
package io.coterie.platform.id;

import org.jspecify.annotations.NullMarked;
