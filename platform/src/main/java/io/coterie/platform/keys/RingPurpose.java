package io.coterie.platform.keys;

import java.time.Duration;

/**
 * What a ring of keys is for.
 *
 * @param name tells it from others; what is stored is bound to it
 * @param rotateEvery how long a key signs before the next one does
 * @param signedFor how long what it signs lives
 */
public record RingPurpose(String name, Duration rotateEvery, Duration signedFor) {}
