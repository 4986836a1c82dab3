package io.coterie.bench.relay;

import io.coterie.platform.config.ByteSize;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.port.Ports;
import io.coterie.relay.server.RelayConfig;
import io.coterie.relay.server.RelayLimits;
import io.coterie.relay.server.RelayServer;
import io.coterie.relay.wire.credential.RelayKey;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs a relay with flows between addresses of loopback: {@code RelayBench linux|netty}. Says
 * {@code READY PID PORT}, then takes orders, a line each, and answers each with a line:
 *
 * <ul>
 *   <li>{@code flows FILE N}: a flow between each of N pairs, written down for the generator
 *   <li>{@code net FILE N}: two flows for each of N pairs, so that there are as many as sessions
 *   <li>{@code bind M N}: sessions without flows, of the pairs from M to below N
 *   <li>{@code work}: bytes that the port's threads have allocated, datagrams forwarded
 *   <li>{@code memory}: bytes of the heap after collecting garbage, bytes outside of it
 * </ul>
 */
public final class RelayBench {
  private static final String NAME = "bench";

  private final RelayServer relay;
  private final FlowFile flows;

  private RelayBench(Ports.Choice io) throws Exception {
    var relayKey = new RelayKey(new byte[32]);
    var grantKeys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.relay =
        new RelayServer(
            config(io),
            relayKey,
            id ->
                id.equals(FlowFile.KEY_ID) ? Optional.of(grantKeys.getPublic()) : Optional.empty(),
            Clock.systemUTC(),
            new Metrics());
    relay.start();
    EmptyFeeds.feed(relay.revocations());
    this.flows =
        new FlowFile(
            NAME, relayKey, grantKeys.getPrivate(), relay.addresses().getFirst().getPort());
  }

  /** Serves until its input ends. */
  public static void main(String[] words) throws Exception {
    var bench = new RelayBench(Ports.Choice.valueOf(words[0].toUpperCase(Locale.ROOT)));
    System.out.println(
        "READY "
            + ProcessHandle.current().pid()
            + " "
            + bench.relay.addresses().getFirst().getPort());
    try {
      var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (var order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(bench.obey(order.split(" ", -1)));
      }
    } finally {
      bench.relay.stop();
    }
  }

  private String obey(String[] order) throws Exception {
    switch (order[0]) {
      case "flows" -> flows.write(Path.of(order[1]), Integer.parseInt(order[2]), false);
      case "net" -> flows.write(Path.of(order[1]), Integer.parseInt(order[2]), true);
      case "bind" -> flows.bind(Integer.parseInt(order[1]), Integer.parseInt(order[2]));
      case "work" -> {
        return Footprint.allocated() + " " + relay.forwarded();
      }
      case "memory" -> {
        return Footprint.heap() + " " + Footprint.outside();
      }
      default -> throw new IllegalArgumentException("no such order: " + order[0]);
    }
    return relay.sessions() + " " + relay.flows();
  }

  private static RelayConfig config(Ports.Choice io) {
    return new RelayConfig(
        Optional.of(NAME),
        NAME,
        List.of("0.0.0.0"),
        0,
        List.of(),
        io,
        1,
        ByteSize.parse("4MiB"),
        32,
        8192,
        Duration.ZERO,
        limits());
  }

  private static RelayLimits limits() {
    return new RelayLimits(
        200_000,
        400_000,
        1_024,
        Duration.ofHours(1),
        50,
        200,
        4,
        20,
        20,
        20_000,
        0,
        0,
        0,
        0,
        Duration.ofHours(1),
        Duration.ofHours(1),
        100_000);
  }
}
