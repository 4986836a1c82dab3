/**
 * Reading change feeds: the tail of the own one, consumers of others', and watch streams on top.
 */
@NullMarked
package io.coterie.platform.feed;

import org.jspecify.annotations.NullMarked;
