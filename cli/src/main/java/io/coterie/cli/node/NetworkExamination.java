package io.coterie.cli.node;

import io.coterie.cli.agent.Millis;
import io.coterie.cli.agent.Paths;
import io.coterie.cli.agent.StunProbe;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.Relay;
import io.coterie.sdk.agent.AgentEvent;
import io.coterie.sdk.agent.path.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** Finds out what is between this machine and the relays. */
final class NetworkExamination {
  private static final int MOST = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Acting acting;
  private final Findings findings;
  private final List<InetSocketAddress> seen = new ArrayList<>();

  NetworkExamination(Acting acting, Findings findings) {
    this.acting = acting;
    this.findings = findings;
  }

  void run() throws IOException, InterruptedException {
    List<Relay> relays =
        acting
            .session()
            .client()
            .relays()
            .listRelays(ListRelaysRequest.newBuilder().setPageSize(MOST).build())
            .getRelaysList();
    if (relays.isEmpty()) {
      findings.problem(
          "relays",
          "the hub has none, so that only nodes with addresses that anybody can reach are reached",
          "have the operator of the hub run one");
      return;
    }
    try (var probe = new StunProbe()) {
      for (var relay : relays) {
        ask(probe, relay);
      }
      udp();
      nat(probe.port());
    }
    home();
  }

  private void ask(StunProbe probe, Relay relay) throws IOException {
    String name = "relay " + relay.getName();
    for (var endpoint : relay.getEndpointsList()) {
      var address = address(endpoint);
      var answer = probe.ask(address);
      if (answer.isPresent()) {
        seen.add(answer.get().seen());
        findings.ok(
            "relay",
            "%s answers at %s in %s, and sees %s"
                .formatted(
                    relay.getName(),
                    endpoint,
                    Millis.text(answer.get().took()),
                    Paths.text(answer.get().seen())));
      } else {
        findings.note(
            "relay",
            "%s does not answer at %s".formatted(name, endpoint),
            "let UDP out to %s and its answers in".formatted(endpoint));
      }
    }
  }

  private static InetSocketAddress address(String endpoint) throws IOException {
    try {
      return new EndpointConverter().convert(endpoint);
    } catch (TypeConversionException e) {
      throw new IOException("the hub names a relay at " + endpoint, e);
    }
  }

  private void udp() {
    if (seen.isEmpty()) {
      findings.problem(
          "UDP",
          "no relay answers: UDP does not get out of this network, or the relays are down",
          "let UDP out to the relays' addresses; try another network");
    } else {
      findings.ok("UDP", "gets out, and answers get in");
    }
  }

  private void nat(int port) {
    var different =
        seen.stream().filter(a -> a.getAddress().getAddress().length == 4).distinct().toList();
    if (different.isEmpty()) {
      return;
    }
    if (different.size() > 1) {
      findings.note(
          "NAT",
          "gives each destination another address (symmetric): direct paths are found to nodes"
              + " without such a NAT only",
          "relays carry the rest; a UDP port that is forwarded to this machine, with --port and"
              + " --endpoint, makes it faster");
    } else if (isHere(different.getFirst(), port)) {
      findings.ok("NAT", "there is none on the way to the relays");
    } else if (seen.size() > 1) {
      findings.ok(
          "NAT", "keeps one address for all destinations: direct paths can be found through it");
    } else {
      findings.note(
          "NAT",
          "there is one, at %s; what it does for other destinations takes a second relay to tell"
              .formatted(Paths.text(different.getFirst())),
          "");
    }
  }

  private static boolean isHere(InetSocketAddress address, int port) {
    try {
      return address.getPort() == port
          && NetworkInterface.getByInetAddress(address.getAddress()) != null;
    } catch (SocketException _) {
      return false; // it can't be told
    }
  }

  private void home() throws InterruptedException {
    if (acting.agent().awaitPresent(PATIENCE)) {
      acting.events().stream()
          .filter(AgentEvent.RelayUp.class::isInstance)
          .map(AgentEvent.RelayUp.class::cast)
          .reduce((_, last) -> last)
          .ifPresent(this::home);
      return;
    }
    String why =
        acting.events().stream()
            .filter(
                e -> e instanceof AgentEvent.RelayDown || e instanceof AgentEvent.HubUnavailable)
            .reduce((_, last) -> last)
            .map(NetworkExamination::why)
            .orElse("no relay was heard of");
    findings.problem(
        "home relay",
        "there is none: " + why,
        "let UDP out to a relay, or choose another with --relay");
  }

  private void home(AgentEvent.RelayUp up) {
    if (up.by() == Transport.TUNNEL) {
      findings.note(
          "home relay",
          up.relay() + ", by TCP through the hub: all works, slower",
          "for full speed let UDP out to the relay, and its answers in");
    } else {
      findings.ok("home relay", up.relay() + ", where other nodes find this one");
    }
  }

  private static String why(AgentEvent event) {
    return switch (event) {
      case AgentEvent.RelayDown down -> "relay %s: %s".formatted(down.relay(), down.why());
      case AgentEvent.HubUnavailable hub ->
          "the hub, about %s: %s".formatted(hub.what(), hub.why());
      default -> "";
    };
  }
}
