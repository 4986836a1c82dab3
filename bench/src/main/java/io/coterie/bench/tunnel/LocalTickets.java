package io.coterie.bench.tunnel;

import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.sdk.agent.control.RelayTicket;
import io.coterie.sdk.agent.control.RelayTickets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets a node in at the one relay that there is. */
record LocalTickets(LocalRelay relay, LocalNode node, Clock clock) implements RelayTickets {
  private static final Duration LIFE = Duration.ofHours(1);

  @Override
  public List<String> relays() {
    return List.of(LocalRelay.NAME);
  }

  @Override
  public RelayTicket ticket(String name) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var credential = RelayCredential.issue(node.id(), 1, now, now.plus(LIFE));
    return new RelayTicket(
        name,
        List.of(node.relay()),
        Optional.empty(),
        credential.seal(relay.key()),
        credential.sessionSecret(),
        credential.expires());
  }
}
