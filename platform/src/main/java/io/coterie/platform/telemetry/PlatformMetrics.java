package io.coterie.platform.telemetry;

import java.util.List;

/** What every service measures. */
public final class PlatformMetrics {
  public static final MetricId RPC_DURATION =
      MetricId.timer(
          "coterie_rpc_duration_seconds",
          "Time from the arrival of a call to its status; a histogram. The rate of calls is its count, the rate of errors that of codes other than OK.",
          "service",
          "method",
          "code");

  public static final MetricId RPC_IN_FLIGHT =
      MetricId.gauge(
          "coterie_rpc_in_flight",
          "Calls that have begun and not ended, watches included.",
          "service");

  public static final MetricId FEED_LAG =
      MetricId.gauge(
          "coterie_feed_lag_seconds",
          "Age of the oldest change that a consumer has not yet taken in; 0 when it is up to date.",
          "consumer");

  public static final MetricId REFUSALS_LOST =
      MetricId.counter(
          "coterie_audit_refusals_lost_total",
          "Refused calls that the audit trail knows nothing of, since there were too many at once or the database was away for long.");

  private static final List<MetricId> ALL =
      List.of(RPC_DURATION, RPC_IN_FLIGHT, FEED_LAG, REFUSALS_LOST);

  private PlatformMetrics() {}

  public static List<MetricId> all() {
    return ALL;
  }
}
