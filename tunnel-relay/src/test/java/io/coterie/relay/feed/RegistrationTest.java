package io.coterie.relay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coterie.platform.id.Incarnation;
import io.coterie.relay.v1.RegisterRequest;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final Presence PRESENCE =
      new Presence(
          "relay-1",
          Incarnation.random(),
          "eu",
          List.of(
              new InetSocketAddress("192.0.2.7", 3478), new InetSocketAddress("2001:db8::7", 3478)),
          true);

  private final FakeHub hub = new FakeHub();
  private final AtomicInteger replaced = new AtomicInteger();
  private final Registration registration =
      new Registration(hub, () -> PRESENCE, replaced::incrementAndGet);

  RegistrationTest() throws IOException {}

  @AfterEach
  void close() throws InterruptedException {
    registration.stop();
    hub.close();
  }

  @Test
  void relayTellsWhoAndWhereItIs() {
    registration.start();
    await().until(registration::isKnown);
    assertThat(hub.control.told)
        .containsExactly(
            RegisterRequest.newBuilder()
                .setName("relay-1")
                .setInstance(PRESENCE.instance().text())
                .setRegion("eu")
                .addEndpoints("192.0.2.7:3478")
                .addEndpoints("[2001:db8:0:0:0:0:0:7]:3478")
                .setTunnel(true)
                .build());
  }

  @Test
  void leaseIsRenewed() {
    hub.control.leaseSeconds = 1;
    registration.start();
    await().until(() -> hub.control.told.size() > 2);
    assertThat(hub.control.told.get(0).getRenewal()).isFalse();
    assertThat(hub.control.told.get(1).getRenewal()).isTrue();
  }

  @Test
  void relayThatDrainsSaysSoAtOnceAndGoodByeAtTheEnd() throws InterruptedException {
    registration.start();
    await().until(registration::isKnown);
    registration.drain();
    await().until(() -> last().getDraining());
    assertThat(last().getLeaving()).isFalse();
    registration.stop();
    assertThat(last().getLeaving()).isTrue();
  }

  @Test
  void relayThatWasReplacedIsSilent() throws InterruptedException {
    hub.control.answer = Status.FAILED_PRECONDITION;
    registration.start();
    await().until(() -> replaced.get() > 0);
    registration.stop();
    assertThat(hub.control.told).hasSize(1);
    assertThat(replaced).hasValue(1);
  }

  @Test
  void hubThatIsAwayIsToldAgainAsIfForTheFirstTime() {
    hub.control.answer = Status.UNAVAILABLE;
    registration.start();
    await().until(() -> hub.control.told.size() > 1);
    assertThat(registration.isKnown()).isFalse();
    assertThat(last().getRenewal()).isFalse();
    hub.control.answer = Status.OK;
    await().until(registration::isKnown);
  }

  private RegisterRequest last() {
    return hub.control.told.getLast();
  }
}
