package io.coterie.relay.stun;

/**
 * How many questions are answered in a second.
 *
 * @param perSource of one address
 * @param total of all
 */
public record StunLimits(int perSource, int total) {}
