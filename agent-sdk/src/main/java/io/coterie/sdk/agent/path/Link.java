package io.coterie.sdk.agent.path;

import io.coterie.relay.wire.probe.Probe;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The ways between this node and one other. QUIC knows the other by {@link #address}, which stays
 * the same whichever way packets take. Used on the event loop only.
 */
public final class Link {
  /**
   * Packets that wait for a way. QUIC sends few where nothing is acknowledged, and ever more
   * seldom.
   */
  private static final int MOST_HELD = 16;

  private final InetSocketAddress address;
  private final Links links;
  private final PathChooser chooser = new PathChooser(new SecureRandom().nextLong());
  private final Map<Long, FlowSecret> flows = new LinkedHashMap<>();
  private final List<Carrier> carriers = new ArrayList<>();
  private final Queue<DatagramPacket> held = new ArrayDeque<>();
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable InetSocketAddress lastBest;

  Link(InetSocketAddress address, Links links) {
    this.address = address;
    this.links = links;
  }

  /** Where QUIC thinks that the peer is. */
  public InetSocketAddress address() {
    return address;
  }

  /** A flow to the peer is open: its probes are answered from now on. */
  public void open(FlowSecret flow, Carrier carrier) {
    flows.put(flow.name(), flow);
    links.named(flow.name(), this);
    carriers.addFirst(carrier);
    pump();
    resume();
  }

  /** A flow is over; with the last one, so is every path that was found by them. */
  public void close(FlowSecret flow, Carrier carrier) {
    flows.remove(flow.name());
    links.unnamed(flow.name());
    carriers.remove(carrier);
  }

  /** A flow goes on under another secret. */
  public void renew(FlowSecret old, FlowSecret renewed) {
    flows.put(renewed.name(), renewed);
    links.named(renewed.name(), this);
    if (old.name() != renewed.name()) {
      links.afterwards(Duration.ofSeconds(30), () -> forget(old));
    }
  }

  private void forget(FlowSecret old) {
    flows.remove(old.name());
    links.unnamed(old.name());
  }

  /** The peer might be reached there. */
  public void propose(Collection<InetSocketAddress> addresses) {
    var now = links.now();
    addresses.stream().filter(links::isPossible).forEach(a -> chooser.propose(a, now));
    pump();
  }

  /** The network changed: whatever was found out may be wrong. */
  public void restart() {
    chooser.restart(links.now());
    pump();
  }

  /** Where packets go straight to the peer; empty: they go through a relay. */
  public Optional<InetSocketAddress> direct() {
    return flows.isEmpty() ? Optional.empty() : chooser.best();
  }

  /** How long a question and its answer take on the direct path. */
  public Optional<Duration> roundTrip() {
    return chooser.roundTrip();
  }

  /**
   * How packets get to the relay that carries them where there is no direct path; empty: none does.
   */
  public Optional<Transport> relayed() {
    return carriers.stream().filter(Carrier::isOpen).findFirst().map(Carrier::transport);
  }

  /** Whether there is any way to the peer. */
  public boolean isUp() {
    return direct().isPresent() || carriers.stream().anyMatch(Carrier::isOpen);
  }

  /** The peer sent this, by a flow or from an address that has answered. Takes it over. */
  public void received(ByteBuf quic) {
    links.deliver(this, quic);
  }

  /** Whether QUIC from an address comes from the peer. */
  boolean isPeer(InetSocketAddress from) {
    return !flows.isEmpty() && chooser.isPeer(from);
  }

  /** The packet on the best way, or null if the socket has nothing to do with it. Takes it over. */
  @Nullable DatagramPacket route(DatagramPacket packet) {
    if (chooser.use(links.now())) {
      pump();
    }
    var direct = direct();
    if (direct.isPresent()) {
      return Packets.readdress(packet, direct.get());
    }
    for (var carrier : carriers) {
      if (carrier.isOpen()) {
        return carrier.carry(packet);
      }
    }
    hold(packet);
    return null;
  }

  private void hold(DatagramPacket packet) {
    if (held.size() == MOST_HELD) {
      held.remove().release();
    }
    held.add(packet);
  }

  /**
   * There may be a way again: what was sent last while there was none goes out, so that the peer
   * answers now and not when QUIC tries the next time.
   */
  public void resume() {
    if (isUp()) {
      for (var packet = held.poll(); packet != null; packet = held.poll()) {
        var routed = route(packet);
        if (routed != null) {
          links.write(routed);
        }
      }
    }
  }

  void probed(byte[] bytes, Probe probe, InetSocketAddress from) {
    var flow = flows.get(probe.flow());
    if (flow == null || !flow.isPeers(bytes)) {
      return;
    }
    var now = links.now();
    if (probe.answer()) {
      chooser.answered(from, probe.stamp(), now);
      links.at(from, this);
    } else {
      chooser.heard(from, now);
      // one's own question first: what the peer sends when it has the answer comes behind its own
      pump();
      var answer = new Probe(true, flow.name(), probe.stamp(), Optional.of(from));
      links.send(from, flow.sign(answer));
    }
    tellOfChange();
    pump();
  }

  /** Asks what has to be asked, and sees to it that this happens again when more is due. */
  private void pump() {
    var flow = flows.values().stream().reduce((_, last) -> last);
    var present = timer;
    if (present != null) {
      present.cancel(false);
      timer = null;
    }
    if (flow.isEmpty()) {
      return;
    }
    var now = links.now();
    for (var question : chooser.due(now)) {
      var probe = new Probe(false, flow.get().name(), question.stamp(), Optional.empty());
      links.send(question.to(), flow.get().sign(probe));
    }
    tellOfChange();
    timer = chooser.nextDue(now).map(at -> schedule(now, at)).orElse(null);
  }

  private ScheduledFuture<?> schedule(Instant now, Instant at) {
    long nanos = Math.max(TimeUnit.MILLISECONDS.toNanos(1), Duration.between(now, at).toNanos());
    return links.loop().schedule(this::pump, nanos, TimeUnit.NANOSECONDS);
  }

  private void tellOfChange() {
    var best = direct().orElse(null);
    if (!java.util.Objects.equals(best, lastBest)) {
      lastBest = best;
      resume();
      links.moved(this);
    }
  }

  void stop() {
    flows.keySet().forEach(links::unnamed);
    flows.clear();
    carriers.clear();
    held.forEach(DatagramPacket::release);
    held.clear();
    pump();
  }
}
