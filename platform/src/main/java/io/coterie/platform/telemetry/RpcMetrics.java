package io.coterie.platform.telemetry;

import com.google.inject.Inject;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Rate, errors, latency and number of calls, by method. Thread-safe. */
public final class RpcMetrics {
  /**
   * More than all methods times all codes; past it, calls are counted together, so that no caller
   * can fill the memory.
   */
  private static final int MAX_SERIES = 5_000;

  private static final Series OTHER = new Series("other", "other", "other");

  private final Metrics metrics;
  private final int maxSeries;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();

  @Inject
  public RpcMetrics(Metrics metrics) {
    this(metrics, MAX_SERIES);
  }

  RpcMetrics(Metrics metrics, int maxSeries) {
    this.metrics = metrics;
    this.maxSeries = maxSeries;
  }

  /**
   * A call has arrived. Each is followed by one {@link #record}.
   *
   * @param service its full name, such as {@code coterie.auth.v1.AccountService}
   */
  public void begin(String service) {
    running(service).incrementAndGet();
  }

  /**
   * A call has ended.
   *
   * @param method without the service, such as {@code Login}
   * @param code of the status, such as {@code NOT_FOUND}
   */
  public void record(String service, String method, String code, Duration duration) {
    running(service).decrementAndGet();
    var series = new Series(service, method, code);
    if (!timers.containsKey(series) && timers.size() >= maxSeries) {
      series = OTHER;
    }
    timers.computeIfAbsent(series, this::timer).record(duration);
  }

  private AtomicInteger running(String service) {
    return inFlight.computeIfAbsent(service, this::gauge);
  }

  private AtomicInteger gauge(String service) {
    var count = new AtomicInteger();
    metrics.gauge(PlatformMetrics.RPC_IN_FLIGHT, count::get, service);
    return count;
  }

  private Timer timer(Series series) {
    return metrics.timer(PlatformMetrics.RPC_DURATION, series.service, series.method, series.code);
  }

  private record Series(String service, String method, String code) {}
}
