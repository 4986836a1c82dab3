/** What can go wrong in registry-service, in words a client can act on. */
@NullMarked
package io.coterie.registry.failure;

import org.jspecify.annotations.NullMarked;
