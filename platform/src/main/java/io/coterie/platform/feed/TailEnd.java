package io.coterie.platform.feed;

/**
 * The end of a feed at one moment.
 *
 * @param horizon before it every transaction has ended, and every change can be seen
 * @param more whether there are changes beyond, which nobody may read yet
 */
record TailEnd(FeedPosition horizon, boolean more) {}
