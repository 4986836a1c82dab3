package io.coterie.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final MetricId REFUSED =
      MetricId.counter("coterie_refused_total", "Refused.", "reason");

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void theScrapeHoldsTheJvmAndTheProcess() {
    assertThat(metrics.scrape())
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
  }

  @Test
  void namesStandInTheScrapeAsTheyAreDeclared() {
    metrics.counter(REFUSED, "password").increment(2);
    metrics.gauge(PlatformMetrics.FEED_LAG, () -> 1.5, "effects");

    assertThat(metrics.scrape().lines())
        .contains("coterie_refused_total{reason=\"password\"} 2.0")
        .contains("coterie_feed_lag_seconds{consumer=\"effects\"} 1.5");
  }

  @Test
  void aNameOrLabelsThatDoNotFitAreABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricId.counter("coterie_refused", "No suffix."));
    assertThatIllegalArgumentException().isThrownBy(() -> metrics.counter(REFUSED));
    assertThatIllegalArgumentException().isThrownBy(() -> metrics.timer(REFUSED, "password"));
  }

  @Test
  void callsAreCountedAndTimedByMethodAndCode() {
    var rpc = new RpcMetrics(metrics);
    rpc.begin("coterie.a.v1.A");
    rpc.begin("coterie.a.v1.A");
    rpc.record("coterie.a.v1.A", "Get", "NOT_FOUND", Duration.ofMillis(7));

    var labels = "{code=\"NOT_FOUND\",method=\"Get\",service=\"coterie.a.v1.A\"";
    assertThat(metrics.scrape().lines())
        .contains("coterie_rpc_in_flight{service=\"coterie.a.v1.A\"} 1.0")
        .contains("coterie_rpc_duration_seconds_count" + labels + "} 1")
        .contains("coterie_rpc_duration_seconds_bucket" + labels + ",le=\"0.005\"} 0")
        .contains("coterie_rpc_duration_seconds_bucket" + labels + ",le=\"0.01\"} 1");
  }

  @Test
  void pastAllMethodsAndCodesCallsAreCountedTogether() {
    var rpc = new RpcMetrics(metrics, 2);
    for (int i = 0; i < 5; i++) {
      rpc.record("coterie.a.v1.A", "Method" + i, "OK", Duration.ofMillis(1));
    }

    assertThat(metrics.scrape())
        .contains("_count{code=\"other\",method=\"other\",service=\"other\"} 3")
        .doesNotContain("Method2");
  }
}
