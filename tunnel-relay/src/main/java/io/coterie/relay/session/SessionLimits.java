package io.coterie.relay.session;

import java.time.Duration;

/**
 * Bounds of what sessions may be.
 *
 * @param sessions how many there may be
 * @param lease after which one ends that nothing is heard of
 * @param bindsPerSecond from one address
 */
public record SessionLimits(int sessions, Duration lease, int bindsPerSecond) {}
