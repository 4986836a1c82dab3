/** Work that comes round: rotating keys, deleting what is past its time. */
@NullMarked
package io.coterie.platform.upkeep;

import org.jspecify.annotations.NullMarked;
