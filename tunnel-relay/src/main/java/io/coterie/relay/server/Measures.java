package io.coterie.relay.server;

import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.control.Mailbox;
import io.coterie.relay.flow.Flows;
import io.coterie.relay.forward.Drop;
import io.coterie.relay.port.PortStatistics;
import io.coterie.relay.revocation.Register;
import io.coterie.relay.session.Sessions;
import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Lets metrics know what threads counted; counters follow once a second. */
final class Measures {
  private final List<Followed> counters = new ArrayList<>();

  Measures(Metrics metrics, Traffics traffics, PortStatistics port) {
    for (var reason : Drop.values()) {
      follow(metrics.counter(RelayMetrics.DROPS, reason.label()), () -> traffics.dropped(reason));
    }
    follow(metrics.counter(RelayMetrics.PACKETS), traffics::packets);
    follow(metrics.counter(RelayMetrics.BYTES), traffics::bytes);
    follow(metrics.counter(RelayMetrics.UNSENT), port::unsent);
    metrics.gauge(RelayMetrics.SEGMENTATION, () -> port.segmentation() ? 1 : 0);
  }

  /** Gauges of what the control thread owns: a scrape may see it a moment late. */
  void watch(Metrics metrics, Sessions sessions, Flows flows, Mailbox mailbox, Register register) {
    metrics.gauge(RelayMetrics.SESSIONS, sessions::count);
    metrics.gauge(RelayMetrics.FLOWS, flows::count);
    metrics.gauge(RelayMetrics.WAITING, mailbox::size);
    metrics.gauge(RelayMetrics.REVOCATIONS, register::size);
    metrics.gauge(RelayMetrics.READY, () -> register.isReady() ? 1 : 0);
  }

  void publish() {
    counters.forEach(Followed::publish);
  }

  private void follow(Counter counter, LongSupplier value) {
    counters.add(new Followed(counter, value));
  }

  private static final class Followed {
    private final Counter counter;
    private final LongSupplier value;
    private long published;

    Followed(Counter counter, LongSupplier value) {
      this.counter = counter;
      this.value = value;
    }

    void publish() {
      long now = value.getAsLong();
      counter.increment((double) (now - published));
      published = now;
    }
  }
}
