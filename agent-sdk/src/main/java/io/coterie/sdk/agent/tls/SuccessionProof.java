package io.coterie.sdk.agent.tls;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/** The extension with a node's {@link Succession}: an {@code OCTET STRING} of its bytes. */
final class SuccessionProof {
  /** Made like {@link NodeProof#IDENTIFIER}: d74d9859-efd4-4487-89c7-df4368d96a08. */
  static final String IDENTIFIER = "2.25.286186916003653846467365059266331896328";

  private static final int OCTETS = 0x04;
  private static final int LONG_LENGTH = 0x80;

  private SuccessionProof() {}

  /** The extension's value. */
  static byte[] of(Succession succession) {
    return Der.octets(succession.toByteArray());
  }

  /** What a certificate says; none if it says nothing that can be read. */
  static Succession read(X509Certificate certificate) {
    return Optional.ofNullable(certificate.getExtensionValue(IDENTIFIER))
        .flatMap(SuccessionProof::content)
        .flatMap(SuccessionProof::content)
        .flatMap(Succession::parse)
        .orElse(Succession.none());
  }

  /** What is in an octet string that fills all of the bytes. */
  private static Optional<byte[]> content(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != OCTETS) {
      return Optional.empty();
    }
    int first = Byte.toUnsignedInt(bytes[1]);
    int more = first < LONG_LENGTH ? 0 : first - LONG_LENGTH;
    if (more > 2 || bytes.length < 2 + more) {
      return Optional.empty();
    }
    int length = more == 0 ? first : 0;
    for (int i = 0; i < more; i++) {
      length = length << Byte.SIZE | Byte.toUnsignedInt(bytes[2 + i]);
    }
    int start = 2 + more;
    return bytes.length == start + length
        ? Optional.of(Arrays.copyOfRange(bytes, start, bytes.length))
        : Optional.empty();
  }
}
