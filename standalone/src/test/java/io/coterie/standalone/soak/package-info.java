/**
 * One hub at work for minutes: what it holds at the end of the second half is what it held after
 * the first.
 */
@NullMarked
package io.coterie.standalone.soak;

import org.jspecify.annotations.NullMarked;
