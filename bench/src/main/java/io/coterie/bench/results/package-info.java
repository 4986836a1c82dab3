/** What was measured, round by round, and what becomes of it: medians, ratios, a plot. */
@NullMarked
package io.coterie.bench.results;

import org.jspecify.annotations.NullMarked;
