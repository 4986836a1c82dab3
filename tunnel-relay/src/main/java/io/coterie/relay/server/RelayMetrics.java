package io.coterie.relay.server;

import io.coterie.platform.telemetry.MetricId;
import java.util.List;

/** What a relay measures. */
public final class RelayMetrics {
  static final MetricId DROPS =
      MetricId.counter(
          "coterie_relay_drops_total",
          "Datagrams that a relay threw away, by the reason.",
          "reason");
  static final MetricId PACKETS =
      MetricId.counter("coterie_relay_packets_total", "Datagrams of flows that were sent on.");
  static final MetricId BYTES =
      MetricId.counter("coterie_relay_bytes_total", "Bytes of flows that were sent on.");
  static final MetricId UNSENT =
      MetricId.counter("coterie_relay_unsent_total", "Datagrams that the system would not send.");
  static final MetricId SESSIONS =
      MetricId.gauge("coterie_relay_sessions", "Nodes that have a session.");
  static final MetricId FLOWS = MetricId.gauge("coterie_relay_flows", "Flows that are open.");
  static final MetricId WAITING =
      MetricId.gauge("coterie_relay_waiting", "Frames that wait for the control thread.");
  static final MetricId REVOCATIONS =
      MetricId.gauge("coterie_relay_revocations", "Revocations that are remembered.");
  static final MetricId READY =
      MetricId.gauge(
          "coterie_relay_ready", "1 while the relay knows what was revoked, and opens flows.");
  static final MetricId SEGMENTATION =
      MetricId.gauge(
          "coterie_relay_segmentation",
          "1 while trains of datagrams are handed to the system in one piece; 0: it can't, or an"
              + " interface refused one.");

  private static final List<MetricId> ALL =
      List.of(
          DROPS,
          PACKETS,
          BYTES,
          UNSENT,
          SESSIONS,
          FLOWS,
          WAITING,
          REVOCATIONS,
          READY,
          SEGMENTATION);

  private RelayMetrics() {}

  public static List<MetricId> all() {
    return ALL;
  }
}
