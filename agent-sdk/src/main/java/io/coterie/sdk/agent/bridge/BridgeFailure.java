package io.coterie.sdk.agent.bridge;

import java.io.IOException;

/**
 * A connection that a bridge could not make.
 *
 * @param bridge which one, in its own words
 * @param peer the node at the other end: its id, or what it was dialled by
 */
public record BridgeFailure(String bridge, String peer, IOException cause) {}
