package io.coterie.platform.feed;

/** A change where it stands in the own feed. */
record FeedRow(FeedPosition position, FeedRecord record) {}
