/**
 * Spans of RPCs, sent to an OpenTelemetry collector when one is configured; otherwise nothing is
 * installed and nothing is spent.
 */
@NullMarked
package io.coterie.platform.telemetry.tracing;

import org.jspecify.annotations.NullMarked;
