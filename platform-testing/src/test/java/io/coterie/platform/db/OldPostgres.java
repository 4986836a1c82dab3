package io.coterie.platform.db;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Speaks as much of PostgreSQL's protocol as it takes to log in and be told the server's version;
 * any statement is answered as done.
 */
final class OldPostgres implements AutoCloseable {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;

  private final ServerSocket socket;
  private final String version;

  /**
   * Listens on a free port.
   *
   * @param version what it says it is
   */
  OldPostgres(String version) throws IOException {
    this.version = version;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/hub";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        serve(client);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    var out = new DataOutputStream(client.getOutputStream());
    logIn(in, out);
    while (true) {
      int kind = in.readUnsignedByte();
      in.skipNBytes(in.readInt() - 4L);
      switch (kind) {
        case 'P' -> send(out, '1');
        case 'B' -> send(out, '2');
        case 'E' -> send(out, 'C', text("SET"));
        case 'S' -> send(out, 'Z', (byte) 'I');
        case 'Q' -> {
          send(out, 'C', text("SET"));
          send(out, 'Z', (byte) 'I');
        }
        case 'X' -> {
          return;
        }
        default -> throw new IOException("not spoken here: " + (char) kind);
      }
    }
  }

  private void logIn(DataInputStream in, DataOutputStream out) throws IOException {
    int length = in.readInt();
    int code = in.readInt();
    while (code == SSL_REQUEST || code == GSS_REQUEST) {
      out.writeByte('N');
      length = in.readInt();
      code = in.readInt();
    }
    in.skipNBytes(length - 8L);
    send(out, 'R', (byte) 0, (byte) 0, (byte) 0, (byte) 0);
    parameter(out, "server_version", version);
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "DateStyle", "ISO, MDY");
    parameter(out, "integer_datetimes", "on");
    parameter(out, "standard_conforming_strings", "on");
    send(out, 'Z', (byte) 'I');
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    send(out, 'S', text(name + '\0' + value));
  }

  private static byte[] text(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static void send(DataOutputStream out, char kind, byte... body) throws IOException {
    out.writeByte(kind);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }
}
