/**
 * What ties a relay to its hub: what has become void of the access that grants and credentials
 * state, the keys that grants are signed with, and that the hub knows the relay is there.
 */
@NullMarked
package io.coterie.relay.feed;

import org.jspecify.annotations.NullMarked;
