/**
 * Hubs whose replicas and database are killed and restarted while people write and agents watch: in
 * the end everybody knows exactly what is so.
 */
@NullMarked
package io.coterie.standalone.chaos;

import org.jspecify.annotations.NullMarked;
