/** An agent's identity at a hub: its key, its registration, its sessions and its presence. */
@NullMarked
package io.coterie.sdk.node;

import org.jspecify.annotations.NullMarked;
