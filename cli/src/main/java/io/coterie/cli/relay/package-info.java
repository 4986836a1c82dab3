/** Commands about relays. */
@NullMarked
package io.coterie.cli.relay;

import org.jspecify.annotations.NullMarked;
