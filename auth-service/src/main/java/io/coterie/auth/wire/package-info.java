/** Conversions that several features need at the wire. */
@NullMarked
package io.coterie.auth.wire;

import org.jspecify.annotations.NullMarked;
