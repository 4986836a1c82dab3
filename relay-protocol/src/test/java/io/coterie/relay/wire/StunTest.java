package io.coterie.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.relay.wire.stun.StunBinding;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StunTest {
  private static final byte[] TRANSACTION = Samples.counting(12, 1);

  @ParameterizedTest
  @CsvSource({"192.0.2.7,4000", "2001:db8::7,65535"})
  void answerTellsTheAddress(String ip, int port) throws Exception {
    var from = new InetSocketAddress(ip, port);
    var transaction = StunBinding.readRequest(StunBinding.request(TRANSACTION));
    assertThat(transaction).isEqualTo(TRANSACTION);
    var answer = StunBinding.response(transaction, from);
    assertThat(StunBinding.readResponse(TRANSACTION, answer)).isEqualTo(from);
  }

  /** RFC 5769, section 2.2, without what this does not look at. */
  @Test
  void answerOfTheStandardIsRead() throws Exception {
    var transaction = HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae");
    var answer =
        HexFormat.of()
            .parseHex(
                "0101001c2112a442b7e7a701bc34d686fa87dfae"
                    + "8022000b7465737420766563746f7220"
                    + "002000080001a147e112a643");
    assertThat(StunBinding.readResponse(transaction, answer))
        .isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
  }

  @Test
  void answerToAnotherRequestIsRefused() {
    var answer = StunBinding.response(Samples.counting(12, 2), Samples.V4);
    assertThatThrownBy(() -> StunBinding.readResponse(TRANSACTION, answer))
        .isInstanceOf(MalformedFrameException.class);
  }
}
