package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.port.Ports;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows from OPEN to CLOSE. */
final class FlowTest {
  static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  static final byte[] ANSWER = "answer".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(names = {"LINUX", "NETTY"})
  void twoAgentsExchangeDatagrams(Ports.Choice io) {
    try (var relay = TestRelay.start(io)) {
      var two = TwoAgents.of(relay);

      two.sendToTarget(HELLO);
      var atTarget = two.target().data();
      two.sendToSource(ANSWER);
      var atSource = two.source().data();

      assertThat(atTarget.payload()).isEqualTo(HELLO);
      assertThat(atTarget.flow()).isEqualTo(two.incoming().flow());
      assertThat(atTarget.tag()).isEqualTo(two.incoming().tag());
      assertThat(atSource.payload()).isEqualTo(ANSWER);
      assertThat(atSource.flow()).isEqualTo(two.opened().flow());
      assertThat(atSource.tag()).isEqualTo(two.opened().tag());
    }
  }

  @Test
  void aDatagramRightBehindOpenArrivesAsData() {
    try (var relay = TestRelay.start()) {
      var source = relay.bound('a');
      var target = relay.bound('b');

      int request = source.open(relay.signed('a', 'b'));
      source.early(request, HELLO);

      assertThat(target.data().payload()).isEqualTo(HELLO);
      assertThat(target.heard(Incoming.class).flow()).isNotZero();
    }
  }

  @Test
  void anOpenThatIsRepeatedOpensNothingMore() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.source().say(new Open(two.opened().request(), 0, relay.signed('a', 'b')));

      assertThat(two.source().heard(Opened.class)).isEqualTo(two.opened());
      assertThat(relay.server.flows()).isEqualTo(1);
    }
  }

  @Test
  void theOtherEndHearsOfClose() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.source().say(new Close(two.opened().flow(), Reason.CLOSED));

      assertThat(two.target().heard(Close.class))
          .isEqualTo(new Close(two.incoming().flow(), Reason.CLOSED));
      assertThat(relay.server.flows()).isZero();
    }
  }

  @Test
  void whenASessionIsClosedItsFlowsAreToo() {
    try (var relay = TestRelay.start()) {
      var two = TwoAgents.of(relay);

      two.target().say(new Close(0, Reason.CLOSED));

      assertThat(two.source().heard(Close.class))
          .isEqualTo(new Close(two.opened().flow(), Reason.CLOSED));
      assertThat(relay.server.sessions()).isEqualTo(1);
    }
  }
}
