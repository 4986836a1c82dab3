package io.coterie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever listens at the address of a hub, the user reads one line that says what to do. */
final class NotAHubTest {
  @TempDir Path folder;
  private CommandLineFixture coterie = new CommandLineFixture(Path.of(""));

  @BeforeEach
  void start() {
    coterie = new CommandLineFixture(folder).variable("COTERIE_TOKEN", "utok_x");
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    expect("http://127.0.0.1:" + port, "HUB_DOWN", "coterie up");
  }

  @Test
  void webServerAnswers() throws IOException {
    try (var server = new Babbler("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
      expect(server.url(), "NOT_A_HUB", "is not a Coterie hub");
    }
  }

  @Test
  void garbageAnswers() throws IOException {
    try (var server = new Babbler("SSH-2.0-OpenSSH_9.6\r\n")) {
      expect(server.url(), "NOT_A_HUB", "is not a Coterie hub");
    }
  }

  @Test
  void tlsAnswers() throws IOException {
    try (var server = new Babbler("\u0015\u0003\u0003\u0000\u0002\u0002\u0016")) {
      expect(server.url(), "HUB_TLS", "https://");
    }
  }

  @Test
  void plainServerIsAskedForTls() throws IOException {
    try (var server = new Babbler("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
      expect(server.url().replace("http:", "https:"), "HUB_NOT_TLS", "http://");
    }
  }

  @Test
  void plainHttpElsewhereNeedsInsecure() {
    expect("http://hub.example:9000", "HUB_ADDRESS", "--insecure");
  }

  private void expect(String url, String reason, String words) {
    Result text = coterie.run("whoami", "--hub", url, "--timeout", "20s");
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).startsWith("coterie: ").contains(words).hasLineCount(1);
    assertThat(
            coterie
                .run("whoami", "--hub", url, "--output", "json")
                .json()
                .get("reason")
                .getAsString())
        .isEqualTo(reason);
  }

  /** Says one thing to whoever connects, and hangs up. */
  private static final class Babbler implements AutoCloseable {
    private final ServerSocket socket;

    Babbler(String words) throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> serve(words));
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }

    private void serve(String words) {
      while (!socket.isClosed()) {
        try {
          Socket client = socket.accept();
          Thread.ofVirtual().start(() -> babble(client, words));
        } catch (IOException e) {
          assertThat(socket.isClosed()).isTrue();
        }
      }
    }

    private static void babble(Socket client, String words) {
      try (client) {
        client.getInputStream().read();
        client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        client.shutdownOutput();
        // to hang up on what was not read would take back what was said
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        assertThat(e).isNotNull(); // the client hung up first, which it may
      }
    }
  }
}
