/** How the control plane answers, and how often it answers strangers. */
@NullMarked
package io.coterie.relay.reply;

import org.jspecify.annotations.NullMarked;
