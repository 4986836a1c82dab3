/** The relay beside what else could carry its datagrams, by turns in one run. */
@NullMarked
package io.coterie.bench.yardstick;

import org.jspecify.annotations.NullMarked;
