/** Tests of what ties a relay to its hub. */
@NullMarked
package io.coterie.relay.feed;

import org.jspecify.annotations.NullMarked;
