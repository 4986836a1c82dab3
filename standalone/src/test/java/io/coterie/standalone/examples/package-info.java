/** The examples, as whoever tries them runs them: against a whole hub with its relay. */
@NullMarked
package io.coterie.standalone.examples;

import org.jspecify.annotations.NullMarked;
