package io.coterie.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GrpcWebTest {
  private static final RunningEdge EDGE = RunningEdge.start();
  private static final String SAY = "/coterie.testing.v1.Echo/Say";

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void unaryCallIsAnsweredWithTrailersInTheBody() throws Exception {
    var body = call("application/grpc-web+proto", SAY, frame("hello")).body();
    var message = frame("hello");
    assertThat(Arrays.copyOf(body, message.length)).isEqualTo(message);
    assertThat(new String(body, message.length + 5, body.length - message.length - 5, UTF_8))
        .contains("grpc-status: 0")
        .containsOnlyOnce("x-coterie-call-id: ");
  }

  @Test
  void textFormIsServedToo() throws Exception {
    var response =
        call("application/grpc-web-text+proto", SAY, Base64.getEncoder().encode(frame("hello")));
    var body = new String(response.body(), UTF_8);
    assertThat(Base64.getDecoder().decode(body.substring(0, 16))).startsWith(frame("hello"));
  }

  @Test
  void serverStreamCarriesEveryMessage() throws Exception {
    var body =
        call("application/grpc-web+proto", "/coterie.testing.v1.Echo/Watch", frame("3")).body();
    var expected = ByteBuffer.allocate(3 * frame("0").length);
    expected.put(frame("0")).put(frame("1")).put(frame("2"));
    assertThat(body).startsWith(expected.array());
  }

  @Test
  void refusalHasItsStatusAndDetails() throws Exception {
    var response = call("application/grpc-web+proto", SAY, frame("refuse"));
    assertThat(response.headers().firstValue("grpc-status")).hasValue("5");
    assertThat(response.headers().firstValue("grpc-status-details-bin")).isPresent();
    assertThat(response.headers().allValues("x-coterie-call-id")).hasSize(1);
  }

  @Test
  void unknownMethodIsUnimplemented() throws Exception {
    var response = call("application/grpc-web+proto", SAY + "Louder", frame("hello"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("grpc-status")).hasValue("12");
  }

  @Test
  void brokenFrameIsRefused() throws Exception {
    var response = call("application/grpc-web+proto", SAY, new byte[] {7, 7, 7, 7, 7, 7});
    assertThat(response.headers().firstValue("grpc-status")).hasValue("3");
  }

  private static HttpResponse<byte[]> call(String type, String path, byte[] body) throws Exception {
    return new HttpProbe(EDGE).header("content-type", type).post(path, body);
  }

  /** A text in a gRPC message: no compression, length, bytes. */
  static byte[] frame(String text) {
    var message = EchoContract.text(text).toByteArray();
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
