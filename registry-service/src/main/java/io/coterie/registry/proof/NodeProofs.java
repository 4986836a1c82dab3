package io.coterie.registry.proof;

import com.google.protobuf.ByteString;

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
   */
  public static ByteString registration(
      ByteString challenge, String account, String hostname, int visibility) {
    return new SignedBytes(REGISTER)
        .part(challenge)
        .part(account)
        .part(hostname)
        .octet(visibility)
        .toByteString();
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
