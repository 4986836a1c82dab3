/**
 * What network-service knows about nodes: who shares a network with whom, and the hostnames there.
 * Asked at every decision, never remembered.
 */
@NullMarked
package io.coterie.registry.membership;

import org.jspecify.annotations.NullMarked;
