package io.coterie.auth.token;

import com.google.protobuf.ByteString;
import io.coterie.auth.peer.RegisteredNode;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import java.util.Optional;

/**
 * The node that a token acts as.
 *
 * @param incarnation the registration that the token was made under
 * @param key of a session: the public key that proved it; the session ends when the key is rotated
 */
public record NodeBinding(NodeId node, Incarnation incarnation, Optional<ByteString> key) {
  /** Whether the node is still the one that the token was made for. */
  public boolean isFor(RegisteredNode now) {
    return now.id().equals(node)
        && now.incarnation().equals(incarnation)
        && key.map(now.key()::equals).orElse(true);
  }
}
