package io.coterie.standalone.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;

/** HTTP/2 as a client speaks it (RFC 9113), with a frame here and there that is none. */
final class Frames {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final World world;
  private final Random random;
  private final Spoiler spoiler;

  Frames(World world, Random random) {
    this.world = world;
    this.random = random;
    this.spoiler = new Spoiler(random);
  }

  /** What one connection says from its beginning to its end. */
  byte[] connection() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(PREFACE);
    all.writeBytes(frame(SETTINGS, 0, 0, NOTHING));
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      all.writeBytes(random.nextInt(3) == 0 ? odd() : call(1 + 2 * random.nextInt(6)));
    }
    var bytes = all.toByteArray();
    return switch (random.nextInt(6)) {
      case 0 -> spoiler.flip(bytes);
      case 1 -> spoiler.splice(bytes);
      case 2 -> random.nextInt(4) == 0 ? spoiler.chance(random.nextInt(3_000)) : bytes;
      default -> bytes;
    };
  }

  private byte[] call(int stream) {
    var method = world.anyMethod(random);
    var message = new Requests(world, random).next(method).toByteArray();
    var path = "/" + method.getService().getFullName() + "/" + method.getName();
    var data = ByteBuffer.allocate(5 + message.length).put((byte) random.nextInt(2));
    data.putInt(random.nextInt(5) == 0 ? random.nextInt() : message.length).put(message);
    var body = data.array();
    int most = Math.min(body.length, 16_000);
    return Spoiler.joined(
        frame(HEADERS, END_HEADERS, stream, head(path)),
        frame(
            DATA,
            random.nextInt(4) == 0 ? 0 : END_STREAM,
            stream,
            java.util.Arrays.copyOf(body, most)));
  }

  private byte[] head(String path) {
    var fields = new ByteArrayOutputStream();
    Map.of(
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            path,
            ":authority",
            "hub",
            "content-type",
            random.nextInt(6) == 0 ? "application/grpc-web+proto" : "application/grpc",
            "te",
            "trailers",
            "grpc-timeout",
            random.nextBoolean() ? "5S" : "99999999999H",
            "grpc-encoding",
            random.nextBoolean() ? "identity" : "gzip")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey()) // pseudo-headers first
        .forEach(field -> literal(fields, field.getKey(), field.getValue()));
    var block = fields.toByteArray();
    return random.nextInt(6) == 0 ? spoiler.flip(block) : block;
  }

  /** A field that the other side need not remember (RFC 7541, 6.2.2); both are short. */
  private static void literal(ByteArrayOutputStream out, String name, String value) {
    out.write(0);
    out.write(name.length());
    out.writeBytes(name.getBytes(US_ASCII));
    out.write(value.length());
    out.writeBytes(value.getBytes(US_ASCII));
  }

  /** A frame of any type, flags, stream and length, or many of one kind. */
  private byte[] odd() {
    if (random.nextInt(4) == 0) {
      var flood = new ByteArrayOutputStream();
      int type = random.nextInt(CONTINUATION + 1);
      for (int i = random.nextInt(200); i > 0; i--) {
        flood.writeBytes(
            frame(type, 0, 1 + 2 * random.nextInt(4), spoiler.chance(random.nextInt(9))));
      }
      return flood.toByteArray();
    }
    var frame =
        frame(
            random.nextInt(12),
            random.nextInt(256),
            random.nextInt(8),
            spoiler.chance(random.nextInt(40)));
    return random.nextInt(3) == 0 ? spoiler.flip(frame) : frame;
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }
}
