package io.coterie.registry.proof;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a node signs: a purpose in ASCII, a zero byte, then parts, each behind its length as 4 bytes
 * big-endian. The purpose keeps a signature for one thing from being good for another; the lengths
 * keep two lists of parts from looking the same.
 */
final class SignedBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  SignedBytes(String purpose) {
    bytes.writeBytes(purpose.getBytes(StandardCharsets.US_ASCII));
    bytes.write(0);
  }

  SignedBytes part(ByteString part) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.size()).array());
    bytes.writeBytes(part.toByteArray());
    return this;
  }

  SignedBytes part(String part) {
    return part(ByteString.copyFromUtf8(part));
  }

  /** One byte, without a length. */
  SignedBytes octet(int value) {
    bytes.write(value);
    return this;
  }

  ByteString toByteString() {
    return ByteString.copyFrom(bytes.toByteArray());
  }
}
