/**
 * Connections to the edge: how many an address may hold, who is behind one, and their certificates.
 */
@NullMarked
package io.coterie.gateway.connection;

import org.jspecify.annotations.NullMarked;
