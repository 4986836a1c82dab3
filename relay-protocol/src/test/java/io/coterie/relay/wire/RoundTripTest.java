package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.relay.wire.frame.BoundBody;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Control;
import io.coterie.relay.wire.frame.Incoming;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Ping;
import io.coterie.relay.wire.frame.Pong;
import io.coterie.relay.wire.frame.Punch;
import io.coterie.relay.wire.frame.Punched;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.relay.wire.frame.Renew;
import io.coterie.relay.wire.frame.Restarting;
import io.coterie.relay.wire.frame.SealedFrame;
import io.coterie.relay.wire.seal.SealingKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundTripTest {
  private static final SealingKey KEY = new SealingKey(Samples.counting(16, 1));

  @ParameterizedTest
  @MethodSource("agents")
  void whatAnAgentSaysIsRead(Control said) throws Exception {
    assertThat(Control.fromAgent(said.type(), sealedAndOpened(said)))
        .usingRecursiveComparison()
        .isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("relays")
  void whatARelaySaysIsRead(Control said) throws Exception {
    assertThat(Control.fromRelay(said.type(), sealedAndOpened(said)))
        .usingRecursiveComparison()
        .isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource("ofFixedLength")
  void byteTooManyOrTooFewIsRefused(Control said) {
    var bytes = said.toBytes();
    var longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    var shorter = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    for (var wrong : List.of(longer, shorter)) {
      assertThatThrownBy(() -> Control.fromRelay(said.type(), wrong))
          .isInstanceOf(MalformedFrameException.class);
    }
  }

  static Stream<Control> agents() {
    return Stream.of(
        new Open(1, 0, Samples.counting(300, 0)),
        new Punch(7, true, List.of(Samples.V4, Samples.V6)),
        new Punch(7, false, List.of()),
        new Ping(-1),
        new Pong(-1, Optional.empty()),
        new Close(9, Reason.CLOSED));
  }

  static Stream<Control> relays() {
    return Stream.concat(ofFixedLength(), Stream.of(new Incoming(5, 0xFFFF, new byte[300])));
  }

  static Stream<Control> ofFixedLength() {
    return Stream.of(
        new BoundBody(60, 1444, Optional.of(Samples.V6)),
        new Opened(1, 0x80000001, 0xFFFF, 1_800_000_300),
        new Punched(7, true, Optional.of(Samples.V4), List.of(Samples.V4, Samples.V6)),
        new Ping(Long.MIN_VALUE),
        new Pong(1, Optional.of(Samples.V4)),
        new Close(0, Reason.COPIED),
        new Refused(1, Reason.LIMITED, 5_000),
        new Restarting(10),
        new Renew(3, Reason.STALE, 1_000));
  }

  private static byte[] sealedAndOpened(Control said) throws MalformedFrameException {
    var bytes = SealedFrame.encode(4, 9, KEY, said);
    var frame = SealedFrame.parse(bytes);
    assertThat(frame.session()).isEqualTo(4);
    assertThat(frame.sequence()).isEqualTo(9);
    assertThat(frame.type()).isEqualTo(said.type());
    return frame.open(KEY).orElseThrow();
  }
}
