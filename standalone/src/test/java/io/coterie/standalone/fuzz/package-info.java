/**
 * Requests that nobody would think of, by the thousand: a hub refuses them in its own words and
 * goes on. All of it follows from one seed, which a failure names.
 */
@NullMarked
package io.coterie.standalone.fuzz;

import org.jspecify.annotations.NullMarked;
