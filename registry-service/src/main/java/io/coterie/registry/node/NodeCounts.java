package io.coterie.registry.node;

/** How many nodes there are. */
record NodeCounts(long registered, long online) {}
