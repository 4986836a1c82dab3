/** {@code coterie network}: networks, their members and invites. */
@NullMarked
package io.coterie.cli.network;

import org.jspecify.annotations.NullMarked;
