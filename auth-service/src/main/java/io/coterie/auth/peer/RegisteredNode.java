package io.coterie.auth.peer;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * A node as the registry knows it now.
 *
 * @param account the account it belongs to
 * @param incarnation which registration this is
 * @param key its Ed25519 public key, 32 bytes
 */
public record RegisteredNode(
    NodeId id,
    Optional<AccountId> account,
    Incarnation incarnation,
    ByteString key,
    Optional<Instant> keyExpiry) {
  public boolean hasLiveKey(Instant now) {
    return keyExpiry.map(now::isBefore).orElse(true);
  }
}
