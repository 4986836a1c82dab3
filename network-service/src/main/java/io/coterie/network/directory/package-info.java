/**
 * What other services know: nodes (registry-service) and accounts (auth-service), asked for each
 * time and never remembered.
 */
@NullMarked
package io.coterie.network.directory;

import org.jspecify.annotations.NullMarked;
