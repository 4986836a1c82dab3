package io.coterie.relay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.relay.forward.Drop;
import io.coterie.relay.port.Ports;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.WireReader;
import io.coterie.relay.wire.WireWriter;
import io.coterie.relay.wire.stun.StunBinding;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** STUN's Binding requests (RFC 8489). */
final class StunTest {
  private static final int SUCCESS = 0x01;
  private static final int COOKIE = 0x2112A442;
  private static final byte[] TRANSACTION = RelayClient.random(StunBinding.TRANSACTION);

  /** With one attribute of 4 bytes. */
  private static byte[] withAttribute(int type) {
    return new WireWriter()
        .u16(1)
        .u16(8)
        .u32(COOKIE)
        .bytes(TRANSACTION)
        .u16(type)
        .u16(4)
        .u32(0)
        .toBytes();
  }

  @Test
  void whoAsksIsToldWhereItSendsFrom() {
    for (var host : new String[] {"127.0.0.1", "::1"}) {
      try (var relay = TestRelay.startOn(Ports.Choice.AUTO, host);
          var wire = new UdpWire(relay.address())) {
        wire.send(StunBinding.request(TRANSACTION));

        var seen =
            wire.await(
                "STUN",
                RelayClient.reading(
                    SUCCESS, bytes -> StunBinding.readResponse(TRANSACTION, bytes)));
        assertThat(seen).isEqualTo(wire.address());
      }
    }
  }

  @Test
  void anAttributeThatMustBeUnderstoodAndIsNotIsNamed() throws MalformedFrameException {
    try (var relay = TestRelay.start();
        var wire = relay.wire()) {
      wire.send(withAttribute(0x0003));

      var answer = wire.await("STUN", Optional::of);
      var in = new WireReader(answer);
      assertThat(in.u16()).isEqualTo(0x0111);
      assertThat(in.u16()).isEqualTo(answer.length - 20);
      in.bytes(4 + StunBinding.TRANSACTION + 4);
      assertThat(in.u32()).isEqualTo(0x0414);
      assertThat(in.u16()).isEqualTo(0x000A);
      assertThat(in.u16()).isEqualTo(2);
      assertThat(in.u16()).isEqualTo(0x0003);
    }
  }

  @Test
  void anAttributeThatNeedNotBeUnderstoodDoesNoHarm() {
    try (var relay = TestRelay.start();
        var wire = relay.wire()) {
      wire.send(withAttribute(0x8022));

      assertThat(wire.await("STUN", Optional::of)[0]).isEqualTo((byte) SUCCESS);
    }
  }

  @Test
  void whoAsksTooOftenIsNotAnswered() {
    try (var relay = TestRelay.start();
        var wire = relay.wire()) {
      for (int i = 0; i < 25; i++) {
        wire.send(StunBinding.request(TRANSACTION));
      }

      Awaitility.await().until(() -> relay.server.dropped(Drop.SOURCE_RATE) == 5);
      Awaitility.await().until(() -> wire.waiting() == 20);
    }
  }

  @Test
  void whatIsNoRequestIsNotAnswered() {
    try (var relay = TestRelay.start();
        var wire = relay.wire()) {
      var response = StunBinding.response(TRANSACTION, relay.address());
      var tooLong = withAttribute(0x8022);
      tooLong[23] = 60;

      wire.send(response);
      wire.send(tooLong);
      wire.send(new byte[] {0, 1});

      Awaitility.await().until(() -> relay.server.dropped(Drop.MALFORMED) == 3);
      assertThat(wire.waiting()).isZero();
    }
  }
}
