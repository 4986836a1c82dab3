package io.coterie.registry.proof;

import com.google.protobuf.ByteString;
import io.coterie.registry.entry.Entry;
import java.util.List;
import java.util.Optional;

/** The bytes that a node's key signs; docs/node-proofs.md tells them to other languages. */
public final class NodeProofs {
  private static final String REGISTER = "coterie.registry.v1.RegisterNode";
  private static final String ROTATE = "coterie.registry.v1.RotateKey";

  private NodeProofs() {}

  /**
   * For registering.
   *
   * @param account as in the request, may be empty
   * @param hostname as in the request, may be empty
   * @param visibility the number in the request
   * @param entries the networks in the request, in order
   * @param backbone as in the request, if it is set there
   */
  public static ByteString registration(
      ByteString challenge,
      String account,
      String hostname,
      int visibility,
      List<Entry> entries,
      Optional<Boolean> backbone) {
    var bytes =
        new SignedBytes(REGISTER).part(challenge).part(account).part(hostname).octet(visibility);
    entries.forEach(entry -> bytes.part(entry.network()).part(entry.credential()));
    // one byte alone is no part: it can't be taken for a network
    backbone.ifPresent(on -> bytes.octet(on ? 1 : 0));
    return bytes.toByteString();
  }

  /** For replacing a key: signed with the old one and with the new. */
  public static ByteString rotation(ByteString challenge, String node, NodeKey replacement) {
    return new SignedBytes(ROTATE)
        .part(challenge)
        .part(node)
        .part(replacement.raw())
        .toByteString();
  }
}
