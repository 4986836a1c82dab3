/**
 * The built-in edge: one port that serves gRPC, gRPC-Web, JSON, documentation, health and metrics.
 */
@NullMarked
package io.coterie.gateway.edge;

import org.jspecify.annotations.NullMarked;
