/** What a node shows a relay to be let in, and the keys that both get out of it. */
@NullMarked
package io.coterie.relay.wire.credential;

import org.jspecify.annotations.NullMarked;
