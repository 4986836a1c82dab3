/** Whether calls cost the same with a thousand nodes in the database and with a million. */
@NullMarked
package io.coterie.bench.scale;

import org.jspecify.annotations.NullMarked;
