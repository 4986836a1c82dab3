package io.coterie.network.directory;

/**
 * What makes a node reachable beside networks.
 *
 * @param present it and the one that wants to reach it are registered
 * @param onBackbone both are on the backbone, too
 * @param isOpen it is public, or the two trust each other: all ports of its backbone address
 */
public record Openness(boolean present, boolean onBackbone, boolean isOpen) {}
