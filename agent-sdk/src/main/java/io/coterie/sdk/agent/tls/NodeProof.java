package io.coterie.sdk.agent.tls;

import io.coterie.sdk.node.NodeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The extension in which a node's key vouches for the key of a certificate, as libp2p's TLS does
 * it: {@code SEQUENCE { OCTET STRING key, OCTET STRING signature }}. It proves nothing by itself:
 * that the other end has the certificate's key is for TLS to prove.
 */
final class NodeProof {
  /**
   * Below 2.25, where a UUID makes an identifier that nobody assigns (ITU-T X.667):
   * ef7d2f43-741e-4b27-b0c8-578ed90987ce.
   */
  static final String IDENTIFIER = "2.25.318335486717386890985308972498845009870";

  /** In front of what is signed, so that it passes for nothing else that a node signs. */
  private static final byte[] PURPOSE =
      "coterie.agent.v1.Certificate\0".getBytes(StandardCharsets.US_ASCII);

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] BEFORE_KEY = HEX.parseHex("046630640420");
  private static final byte[] BEFORE_SIGNATURE = HEX.parseHex("0440");
  private static final int KEY = RawKey.LENGTH;
  private static final int SIGNATURE = 64;
  private static final int LENGTH = BEFORE_KEY.length + KEY + BEFORE_SIGNATURE.length + SIGNATURE;

  private NodeProof() {}

  /** The extension's value for a certificate's key. */
  static byte[] of(NodeKey node, PublicKey certified) {
    var signature = node.sign(signed(certified)).toByteArray();
    return Der.sequence(Der.octets(node.publicKey().toByteArray()), Der.octets(signature));
  }

  /**
   * The key of the node that vouches for a certificate; empty if none does, or not for this one.
   */
  static Optional<byte[]> read(X509Certificate certificate) {
    var value = certificate.getExtensionValue(IDENTIFIER);
    if (value == null || value.length != LENGTH) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(value);
    if (!starts(in, BEFORE_KEY)) {
      return Optional.empty();
    }
    var key = take(in, KEY);
    if (!starts(in, BEFORE_SIGNATURE)) {
      return Optional.empty();
    }
    return RawKey.signed(key, signed(certificate.getPublicKey()), take(in, SIGNATURE))
        ? Optional.of(key)
        : Optional.empty();
  }

  private static byte[] signed(PublicKey certified) {
    var encoded = certified.getEncoded();
    return ByteBuffer.allocate(PURPOSE.length + encoded.length).put(PURPOSE).put(encoded).array();
  }

  private static boolean starts(ByteBuffer in, byte[] expected) {
    return Arrays.equals(take(in, expected.length), expected);
  }

  private static byte[] take(ByteBuffer in, int count) {
    var bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }
}
