package io.coterie.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that mean no good; after each of them the edge must still serve others. */
class HostileClientTest {
  private static final RunningEdge EDGE =
      RunningEdge.start(
          Map.of(
              "edge.idle-timeout", "500ms",
              "edge.unary-timeout", "500ms",
              "edge.max-connections-per-address", "20"));

  @AfterEach
  void othersAreServed() {
    await()
        .ignoreExceptions()
        .until(() -> new HttpProbe(EDGE).get("/v1/echo/hello").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void garbageIsHungUpOn() throws IOException {
    var random = new Random(20_260_101L);
    for (int i = 0; i < 10; i++) {
      var garbage = new byte[4_000];
      random.nextBytes(garbage);
      assertHungUp(garbage);
    }
  }

  @Test
  void garbageAfterTheHttp2PrefaceIsHungUpOn() throws IOException {
    assertHungUp("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nno frame at all".getBytes(US_ASCII));
  }

  @Test
  void silenceIsHungUpOn() throws IOException {
    assertHungUp(new byte[0]);
  }

  @Test
  void headersThatNeverEndAreHungUpOn() throws Exception {
    try (var socket = connect()) {
      var out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\n".getBytes(US_ASCII));
      await()
          .pollInterval(Duration.ofMillis(50))
          .until(() -> {
            try {
              out.write("x: y\r\n".getBytes(US_ASCII));
              return false;
            } catch (IOException closed) {
              return true;
            }
          });
    }
  }

  @Test
  void bodyThatNeverEndsIsAnswered() throws IOException {
    try (var socket = connect()) {
      socket
          .getOutputStream()
          .write(
              """
              POST /v1/echo HTTP/1.1\r
              host: hub\r
              content-type: application/json\r
              content-length: 1000\r
              \r
              {"message":\
              """
                  .getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isIn("HTTP/1.1 504", "HTTP/1.1 408");
    }
  }

  @Test
  void addressWithTooManyConnectionsGetsNoMore() throws IOException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 40; i++) {
        sockets.add(connect());
      }
      await().until(() -> sockets.getLast().getInputStream().read() < 0);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void headersBeyondTheLimitAreRefused() throws Exception {
    var probe = new HttpProbe(EDGE).header("x-large", "x".repeat(20_000));
    try {
      assertThat(probe.get("/v1/echo/hello").statusCode()).isEqualTo(431);
    } catch (IOException reset) {
      assertThat(reset).isNotNull(); // over HTTP/2 the stream is reset
    }
  }

  @Test
  void brokenBinaryHeaderIsRefused() throws Exception {
    var response = new HttpProbe(EDGE).header("x-data-bin", "!!!").get("/v1/echo/hello");
    assertThat(response.statusCode()).isEqualTo(400);
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), EDGE.port());
  }

  private static void assertHungUp(byte[] bytes) throws IOException {
    try (var socket = connect()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes);
      assertThat(drain(socket)).doesNotContainIgnoringCase("armeria").doesNotContain("\tat ");
    }
  }

  /** What the edge says until it closes. */
  private static String drain(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (SocketException reset) {
      return "";
    }
  }
}
