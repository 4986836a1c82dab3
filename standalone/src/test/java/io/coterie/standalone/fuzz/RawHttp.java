package io.coterie.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Bytes to a port, and what comes back until it is closed. */
final class RawHttp {
  /** Far beyond what the edge waits for; only a connection that is forgotten meets it. */
  private static final int PATIENCE_MILLIS = 120_000;

  private RawHttp() {}

  /** The whole answer; what is left of it when the connection is reset. */
  static String send(int port, byte[] bytes) throws IOException {
    var answer = new java.io.ByteArrayOutputStream();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      socket.getInputStream().transferTo(answer);
    } catch (SocketException hungUp) {
      return answer.toString(ISO_8859_1);
    }
    return answer.toString(ISO_8859_1);
  }
}
