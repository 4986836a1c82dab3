/** How the edge's own refusals and faults look in gRPC, gRPC-Web and JSON. */
@NullMarked
package io.coterie.gateway.error;

import org.jspecify.annotations.NullMarked;
