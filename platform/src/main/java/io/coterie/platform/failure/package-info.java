/**
 * Failures as values: what went wrong, in words a client can act on. Only rpc knows the gRPC status
 * they become.
 */
@NullMarked
package io.coterie.platform.failure;

import org.jspecify.annotations.NullMarked;
