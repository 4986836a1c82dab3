package io.coterie.cli.command;

import io.coterie.sdk.HubAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Finds out whether a port that does not take plain gRPC speaks TLS instead. */
final class TlsProbe {
  private static final int PATIENCE_MILLIS = 1000;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int MAJOR_VERSION = 3;

  private TlsProbe() {}

  /**
   * Whether the answer to a TLS record is one: a server that does not like the record still answers
   * with an alert.
   */
  static boolean speaksTls(HubAddress hub) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(hub.host(), hub.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      // a handshake record (RFC 8446, 5.1) with a hello that no server accepts
      socket.getOutputStream().write(new byte[] {HANDSHAKE, MAJOR_VERSION, 1, 0, 4, 1, 0, 0, 0});
      byte[] answer = socket.getInputStream().readNBytes(2);
      return answer.length == 2
          && (answer[0] == ALERT || answer[0] == HANDSHAKE)
          && answer[1] == MAJOR_VERSION;
    } catch (IOException e) {
      return false;
    }
  }
}
