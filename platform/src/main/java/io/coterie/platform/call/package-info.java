/** The call that is being served: its id, its caller, where it came from. */
@NullMarked
package io.coterie.platform.call;

import org.jspecify.annotations.NullMarked;
