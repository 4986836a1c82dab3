package io.coterie.registry.node;

/**
 * What came of a registration.
 *
 * @param created the key was new here, or its node had been deregistered
 */
record Registered(Node node, boolean created) {}
