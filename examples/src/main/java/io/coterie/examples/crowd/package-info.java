/** A thousand agents in one process, for tests and measurements. */
@NullMarked
package io.coterie.examples.crowd;

import org.jspecify.annotations.NullMarked;
