/** Ids and places in tables, small enough to keep a hundred thousand of them. */
@NullMarked
package io.coterie.relay.id;

import org.jspecify.annotations.NullMarked;
