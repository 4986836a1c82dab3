/** What keeps control frames secret, whole, and from being used twice. */
@NullMarked
package io.coterie.relay.wire.seal;

import org.jspecify.annotations.NullMarked;
