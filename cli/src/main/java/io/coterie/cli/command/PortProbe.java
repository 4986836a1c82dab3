package io.coterie.cli.command;

import io.coterie.sdk.HubAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds out what it is that listens at the address of a hub and does not serve gRPC. */
enum PortProbe {
  TLS,
  HTTP2,
  SOMETHING_ELSE,
  /** Nobody, somebody who says nothing, or who was not asked: it may be a hub in trouble. */
  SILENCE;

  private static final int PATIENCE_MILLIS = 5000;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int MAJOR_VERSION = 3;

  /** A handshake record (RFC 8446, 5.1) with a hello that no server accepts. */
  private static final byte[] TLS_RECORD = {HANDSHAKE, MAJOR_VERSION, 1, 0, 4, 1, 0, 0, 0};

  private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int FRAME_HEADER = 9;
  private static final int SETTINGS = 4;

  /**
   * What answers there, of which nobody is asked who was called by TLS. Silence takes its time:
   * twenty seconds at most.
   */
  static PortProbe of(HubAddress hub) {
    if (hub.secure()) {
      return SILENCE;
    }
    // a TLS server that does not like the record still answers with an alert
    byte[] hello = answer(hub, TLS_RECORD, 2);
    if (hello.length == 2
        && (hello[0] == ALERT || hello[0] == HANDSHAKE)
        && hello[1] == MAJOR_VERSION) {
      return TLS;
    }
    byte[] frame = answer(hub, preface(), FRAME_HEADER);
    if (frame.length == 0) {
      return SILENCE;
    }
    return frame.length == FRAME_HEADER && frame[3] == SETTINGS && frame[0] == 0
        ? HTTP2
        : SOMETHING_ELSE;
  }

  /** What a client of HTTP/2 says first (RFC 9113, 3.4): the preface and an empty SETTINGS. */
  private static byte[] preface() {
    byte[] magic = HTTP2_PREFACE.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(magic, magic.length + FRAME_HEADER);
    all[magic.length + 3] = SETTINGS;
    return all;
  }

  private static byte[] answer(HubAddress hub, byte[] words, int bytes) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(hub.host(), hub.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(words);
      return socket.getInputStream().readNBytes(bytes);
    } catch (IOException e) {
      return new byte[0]; // silence is an answer too
    }
  }
}
