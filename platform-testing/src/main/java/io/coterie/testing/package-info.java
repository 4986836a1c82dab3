/**
 * Fixtures for tests: real things in process where that is fast enough, and a clock that stands
 * still.
 */
@NullMarked
package io.coterie.testing;

import org.jspecify.annotations.NullMarked;
