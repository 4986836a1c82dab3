package io.coterie.standalone.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;

/** Spoils messages on the wire. */
final class Spoiler {
  private static final byte[] BAD_UTF8 = {
    (byte) 0xC3, 0x28, (byte) 0xF8, (byte) 0xED, (byte) 0xA0, (byte) 0x80
  };
  private static final int UNKNOWN_FIELD = 19_500;
  private static final int DEEPEST = 20_000;

  private final Random random;

  Spoiler(Random random) {
    this.random = random;
  }

  /**
   * Some other bytes.
   *
   * @param type what the bytes were meant to be
   */
  byte[] spoil(byte[] message, Descriptor type) {
    return switch (random.nextInt(8)) {
      case 0 -> chance(random.nextInt(300));
      case 1 -> Arrays.copyOf(message, random.nextInt(message.length + 1));
      case 2 -> flip(message);
      case 3 -> splice(message);
      case 4 -> joined(message, groups());
      case 5 -> joined(message, nested(type));
      case 6 -> joined(message, notText(type));
      default -> joined(message, unknown());
    };
  }

  /** Bytes of chance alone. */
  byte[] chance(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Some bits turned round. */
  byte[] flip(byte[] bytes) {
    var flipped = bytes.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && flipped.length > 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Some bytes cut out, others put in. */
  byte[] splice(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(8));
    return joined(
        joined(Arrays.copyOf(bytes, from), chance(random.nextInt(12))),
        Arrays.copyOfRange(bytes, to, bytes.length));
  }

  /** Groups in groups, closed or not. */
  private byte[] groups() {
    int depth = random.nextInt(DEEPEST);
    return written(out -> {
      for (int i = 0; i < depth; i++) {
        out.writeTag(UNKNOWN_FIELD, WireFormat.WIRETYPE_START_GROUP);
      }
      for (int i = random.nextBoolean() ? depth : 0; i > 0; i--) {
        out.writeTag(UNKNOWN_FIELD, WireFormat.WIRETYPE_END_GROUP);
      }
    });
  }

  /** A message in a message, where the type has one. */
  private byte[] nested(Descriptor type) {
    int number = 1 + random.nextInt(Math.max(1, type.getFields().size()));
    var inner = ByteString.EMPTY;
    for (int i = random.nextInt(300); i > 0; i--) {
      var content = inner;
      inner = ByteString.copyFrom(written(out -> out.writeBytes(number, content)));
    }
    return inner.toByteArray();
  }

  private byte[] notText(Descriptor type) {
    int number = 1 + random.nextInt(Math.max(1, type.getFields().size()));
    return written(out -> out.writeByteArray(number, BAD_UTF8));
  }

  private byte[] unknown() {
    int number = random.nextBoolean() ? UNKNOWN_FIELD : 1 + random.nextInt(536_870_911);
    return written(out -> {
      switch (random.nextInt(3)) {
        case 0 -> out.writeByteArray(number, chance(random.nextInt(2_000)));
        case 1 -> out.writeFixed64(number, random.nextLong());
        default -> out.writeUInt64(number, random.nextLong());
      }
    });
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try {
      var out = CodedOutputStream.newInstance(bytes);
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
