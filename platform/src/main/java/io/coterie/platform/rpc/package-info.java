/**
 * Serves RPCs: the chain every call goes through (telemetry, errors, authentication, authorisation,
 * limits, validation, idempotency), the one place that knows gRPC's status codes, and the channels
 * to other services.
 */
@NullMarked
package io.coterie.platform.rpc;

import org.jspecify.annotations.NullMarked;
