/**
 * registry-service through its public door: its own modules, the real chain, a real PostgreSQL, and
 * fakes of the services around it.
 */
@NullMarked
package io.coterie.registry;

import org.jspecify.annotations.NullMarked;
