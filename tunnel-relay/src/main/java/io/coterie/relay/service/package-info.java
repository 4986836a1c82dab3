/** A relay as a service of a hub: what it is made of, and the tunnel as a call. */
@NullMarked
package io.coterie.relay.service;

import org.jspecify.annotations.NullMarked;
