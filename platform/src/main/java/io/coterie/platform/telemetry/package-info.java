/**
 * Metrics for Prometheus: the registry, the names and labels of what every service measures, and
 * the text that is scraped.
 */
@NullMarked
package io.coterie.platform.telemetry;

import org.jspecify.annotations.NullMarked;
