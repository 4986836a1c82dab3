package io.coterie.registry.node;

/** How many nodes there are. */
public record NodeCounts(long registered, long online) {}
