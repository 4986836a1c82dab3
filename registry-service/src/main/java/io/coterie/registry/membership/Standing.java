package io.coterie.registry.membership;

import io.coterie.platform.id.Incarnation;

/**
 * What lets a node be reached or reach, as it was when that was decided: its membership of a
 * network, or its registration.
 *
 * @param version of the same, as the feed orders its changes: a newer one may be decided otherwise
 */
public record Standing(Incarnation incarnation, long version) {}
