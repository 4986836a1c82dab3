package io.coterie.sdk.agent.relay;

import com.google.protobuf.ByteString;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.frame.Bound;
import io.coterie.relay.wire.frame.Challenge;
import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTunnel;
import io.coterie.sdk.agent.path.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a way to one relay that it answers on: by UDP, and where that gets no answer, through a
 * tunnel as well. From a tunnel it goes on to look for UDP. Used on the event loop only.
 */
final class Seeker {
  /** UDP that gets no answer for so long is not all that is tried. */
  private static final Duration BEFORE_A_TUNNEL = Duration.ofMillis(1_500);

  /** Pauses between searches stay below this while the relay may have been started again. */
  private static final Duration SHORT = Duration.ofMillis(500);

  private static final int SHORT_PAUSES = 12;

  private final Relays relays;
  private final RelaySession session;
  private final Alarm udpAgain;
  private final Alarm tunnelAgain;
  private final Backoff outage = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
  private final Backoff looking = new Backoff(Duration.ofSeconds(4), Duration.ofMinutes(1));
  private final Backoff tunnels = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
  private @Nullable RelayTicket ticket;
  private @Nullable Search udp;
  private @Nullable Search tunnel;
  private boolean opening;
  private int vain;

  /** Which of the relay's addresses is asked: the next one whenever one does not answer. */
  private int turn;

  Seeker(Relays relays, RelaySession session) {
    this.relays = relays;
    this.session = session;
    this.udpAgain = new Alarm(relays.loop(), this::byUdp);
    this.tunnelAgain = new Alarm(relays.loop(), this::byTunnel);
  }

  /** Begins anew, after a pause that is random up to a limit. */
  void begin(RelayTicket fresh, Duration atMost) {
    stop();
    ticket = fresh;
    vain = 0;
    outage.reset();
    looking.reset();
    tunnels.reset();
    if (isInTunnel()) {
      tunnel = search(fresh, session.way().orElseThrow(), this::tunnelVain);
      udpAgain.in(looking.next());
    } else if (usesUdp(fresh)) {
      udpAgain.in(atMost.isZero() ? atMost : Backoff.upTo(atMost));
      tunnelAgain.in(BEFORE_A_TUNNEL);
    } else {
      byTunnel();
    }
  }

  /** Goes on with what a newer ticket says. */
  void goOn(RelayTicket newer) {
    ticket = newer;
  }

  boolean isSeeking() {
    return ticket != null;
  }

  /** Whether the relay is to say soon where it sees this end. */
  boolean isSeekingByUdp() {
    return udp != null;
  }

  /** Looks for UDP at once if a tunnel is in use. */
  void lookAgain() {
    looking.reset();
    byUdp();
  }

  void stop() {
    ticket = null;
    udpAgain.stop();
    tunnelAgain.stop();
    udp = stopped(udp);
    stopTunnel();
  }

  void challenged(Challenge challenge) {
    searches(challenge.request()).forEach(search -> search.challenged(challenge));
  }

  void bound(Bound bound) throws MalformedFrameException {
    for (var search : searches(bound.request()).toList()) {
      var result = search.bound(bound);
      if (result.isPresent()) {
        found(search, result.get());
      }
    }
  }

  /** Whether what was refused is something that was asked here. */
  boolean isAbout(int request) {
    return searches(request).findAny().isPresent();
  }

  private void found(Search search, BindAttempt.Result result) {
    search.stop();
    boolean byUdp = search == udp;
    udp = stopped(udp);
    udpAgain.stop();
    tunnelAgain.stop();
    vain = 0;
    outage.reset();
    tunnels.reset();
    if (byUdp) {
      stopTunnel();
      looking.reset();
    } else {
      tunnel = null;
      udpAgain.in(looking.next());
    }
    session.found(search.ticket(), search.way(), result);
  }

  private void byUdp() {
    if (ticket != null && usesUdp(ticket)) {
      udp = stopped(udp);
      var known = reachable(ticket);
      var to = known.get(turn % known.size());
      relays.at(to, session);
      udp = search(ticket, new UdpWay(to, relays), this::udpVain);
    }
  }

  private void udpVain() {
    udp = null;
    turn++;
    if (!session.isUp()) {
      udpAgain.in(vain++ < SHORT_PAUSES ? Backoff.upTo(SHORT) : outage.next());
    } else if (isInTunnel()) {
      udpAgain.in(looking.next());
      return;
    }
    if (tunnel == null) {
      session.vain("no answer");
    }
  }

  private void byTunnel() {
    if (ticket == null || opening || session.isUp() || !relays.choice().allowsTunnel()) {
      return;
    }
    var door = ticket.tunnels();
    if (door.isEmpty()) {
      noTunnel("it has no tunnel");
      return;
    }
    opening = true;
    var opened = new Opening(ticket);
    relays.open(door.get(), opened, opened::made, this::notOpened);
  }

  private void notOpened(String why) {
    opening = false;
    noTunnel(why);
  }

  private void noTunnel(String why) {
    if (!session.isUp()) {
      tunnelAgain.in(tunnels.next());
      if (ticket != null && !usesUdp(ticket)) {
        session.vain(why);
      }
    }
  }

  private void tunnelVain() {
    stopTunnel();
    session.tunnelSilent();
    noTunnel("no answer");
  }

  /** The tunnel that is in use is left alone. */
  private void stopTunnel() {
    var present = tunnel;
    tunnel = stopped(present);
    if (present != null && !session.way().equals(Optional.of(present.way()))) {
      present.way().close();
    }
  }

  private Search search(RelayTicket shown, Way way, Runnable whenVain) {
    var search = new Search(relays, shown, way, whenVain);
    search.start();
    return search;
  }

  private boolean isInTunnel() {
    return session.way().filter(way -> way.transport() == Transport.TUNNEL).isPresent();
  }

  private boolean usesUdp(RelayTicket shown) {
    return relays.choice().allowsUdp() && !reachable(shown).isEmpty();
  }

  /** Where the socket can send at all. */
  private List<InetSocketAddress> reachable(RelayTicket shown) {
    return shown.addresses().stream().filter(relays::reaches).toList();
  }

  private Stream<Search> searches(int request) {
    return Stream.of(Optional.ofNullable(udp), Optional.ofNullable(tunnel))
        .flatMap(Optional::stream)
        .filter(search -> search.isAbout(request));
  }

  private static @Nullable Search stopped(@Nullable Search search) {
    if (search != null) {
      search.stop();
    }
    return null;
  }

  /** A tunnel from its opening to its end; told on other threads, which it leaves at once. */
  private final class Opening implements RelayTunnel.Listener {
    private final RelayTicket shown;
    private @Nullable TunnelWay way;
    private boolean isMade;
    private boolean over;

    Opening(RelayTicket shown) {
      this.shown = shown;
    }

    void made(RelayTunnel made) {
      opening = false;
      relays.tunnels(over ? 0 : 1);
      isMade = true;
      if (over) {
        noTunnel("the tunnel was refused");
      } else if (ticket == null || session.isUp()) {
        made.close();
      } else {
        way = new TunnelWay(made);
        tunnel = search(shown, way, Seeker.this::tunnelVain);
      }
    }

    @Override
    public void arrived(List<ByteString> frames) {
      relays
          .loop()
          .execute(() -> {
            frames.forEach(session::tunnelled);
            relays.complete();
          });
    }

    @Override
    public void ended(String why) {
      relays.loop().execute(() -> end(why));
    }

    private void end(String why) {
      over = true;
      relays.tunnels(isMade ? -1 : 0);
      var ended = way;
      if (ended != null && tunnel != null && tunnel.way().equals(ended)) {
        stopTunnel();
        noTunnel(why);
      }
      session.tunnelEnded(ended, why);
    }
  }
}
