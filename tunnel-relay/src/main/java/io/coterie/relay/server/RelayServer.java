package io.coterie.relay.server;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.relay.control.ControlThread;
import io.coterie.relay.control.Mailbox;
import io.coterie.relay.flow.Flows;
import io.coterie.relay.flow.GrantKeys;
import io.coterie.relay.forward.Drop;
import io.coterie.relay.forward.FlowTable;
import io.coterie.relay.forward.ForwardPlane;
import io.coterie.relay.forward.Forwarder;
import io.coterie.relay.forward.Meters;
import io.coterie.relay.forward.PerSecond;
import io.coterie.relay.forward.RateLimit;
import io.coterie.relay.id.Slots;
import io.coterie.relay.port.PacketPort;
import io.coterie.relay.port.PacketSender;
import io.coterie.relay.port.PortSettings;
import io.coterie.relay.port.Ports;
import io.coterie.relay.reply.Outbox;
import io.coterie.relay.revocation.RevocationFeed;
import io.coterie.relay.session.Sessions;
import io.coterie.relay.tunnel.TunnelForwarder;
import io.coterie.relay.tunnel.TunnelHub;
import io.coterie.relay.tunnel.TunnelPort;
import io.coterie.relay.wire.credential.RelayKey;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A relay. Listens from its making on; {@link #start} lets it answer. */
public final class RelayServer implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RelayServer.class);

  /** Strays that are told so in a second: each costs a look at all sessions. */
  private static final int STRAYS = 10;

  private final String relay;
  private final Clock clock;
  private final PacketPort port;
  private final PacketSender controlSender;
  private final ForwardPlane plane;
  private final Traffics traffics = new Traffics();
  private final Mailbox mailbox;
  private final ControlPlaneParts parts;
  private final ControlThread control;
  private final TunnelForwarder tunnels;
  private final RevocationFeed revocations;
  private final Farewell farewell;

  /**
   * Opens the port.
   *
   * @param key that credentials for this relay are sealed with
   * @param keys that grants are signed with
   */
  public RelayServer(
      RelayConfig config, RelayKey key, GrantKeys keys, Clock clock, Metrics metrics) {
    this(
        new ControlPlaneParts.Given(config, key, keys, clock, new SecureRandom()),
        Ports.open(config.io(), settings(config)),
        metrics);
  }

  /** With a port that is there. */
  RelayServer(ControlPlaneParts.Given given, PacketPort port, Metrics metrics) {
    this.relay = given.config().relayName();
    this.clock = given.clock();
    this.port = port;
    var limits = given.limits();
    var meters =
        new Meters(
            Slots.tableSize(limits.sessions()),
            new RateLimit(limits.packetsPerSession(), limits.bytesPerSession()));
    var sessions = new Sessions(limits.sessions(), meters, given.random());
    this.mailbox = new Mailbox(given.config().queue(), sessions, given.random());
    var hub = new TunnelHub();
    this.plane = plane(limits, meters, mailbox, hub);
    this.controlSender = port.sender();
    var traffic = traffics.add();
    var outbox = new Outbox(controlSender, hub, traffic);
    this.parts = ControlPlaneParts.of(given, sessions, plane, outbox, traffic);
    this.farewell = new Farewell(parts, given.config().drain(), clock);
    var measures = new Measures(metrics, traffics, port.statistics());
    measures.watch(metrics, parts.sessions(), parts.flows(), mailbox, parts.register());
    this.control = parts.thread(mailbox, outbox, traffic, () -> everySecond(measures), clock);
    this.tunnels = new TunnelForwarder(hub, forwarder(), port.sender(), this::tunnelClosed);
    this.revocations = new QueuedRevocations(mailbox, parts.register());
  }

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public void start() {
    control.start();
    port.start(this::forwarder);
    LOG.atInfo().addKeyValue("relay", relay).addKeyValue("at", addresses()).log("relay listens");
  }

  /**
   * The same for a test that goes step by step: the control thread's work is done by {@link #turn}.
   */
  void startWithoutThread() {
    port.start(this::forwarder);
  }

  void turn() throws InterruptedException {
    control.turn(Duration.ZERO);
  }

  /** Tells all agents to go elsewhere, and lets in no more. */
  @Override
  public void drain() {
    try {
      mailbox.put(farewell::begin);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends, as soon as the last agent has left or their time is up. */
  @Override
  public void stop() throws InterruptedException {
    try {
      farewell.await();
    } finally {
      tunnels.close();
      control.stop();
      controlSender.close();
      port.close();
    }
  }

  /** Where it listens, one address a family. */
  public List<InetSocketAddress> addresses() {
    return port.addresses();
  }

  /** Where to say what ended. */
  public RevocationFeed revocations() {
    return revocations;
  }

  /** Where agents come in without UDP. */
  public TunnelPort tunnels() {
    return tunnels;
  }

  /** Whether it knows what was revoked, and so opens flows. */
  public boolean isReady() {
    return parts.register().isReady();
  }

  public int sessions() {
    return parts.sessions().count();
  }

  public int flows() {
    return parts.flows().count();
  }

  /** Datagrams thrown away so far. */
  public long dropped(Drop reason) {
    return traffics.dropped(reason);
  }

  /** Datagrams of flows sent on so far. */
  public long forwarded() {
    return traffics.packets();
  }

  /** Without room for it in the mailbox the session ends with its lease. */
  private void tunnelClosed(long tunnel) {
    var _ = mailbox.offer(() -> parts.dispatch().sessionEnds().tunnelClosed(tunnel));
  }

  private Forwarder forwarder() {
    return new Forwarder(plane, traffics.add(), clock);
  }

  private void everySecond(Measures measures) {
    measures.publish();
    farewell.everySecond();
  }

  private static ForwardPlane plane(
      RelayLimits limits, Meters sessions, Mailbox mailbox, TunnelHub hub) {
    return new ForwardPlane(
        new FlowTable(Flows.places(limits.flows())),
        sessions,
        new Meters(
            Slots.tableSize(limits.flows()),
            new RateLimit(limits.packetsPerNetwork(), limits.bytesPerNetwork())),
        new PerSecond(STRAYS),
        mailbox,
        hub);
  }

  private static PortSettings settings(RelayConfig config) {
    return new PortSettings(
        config.bind().stream().map(host -> new InetSocketAddress(host, config.port())).toList(),
        config.shards(),
        config.socketBuffer().intBytes(),
        config.batch());
  }
}
