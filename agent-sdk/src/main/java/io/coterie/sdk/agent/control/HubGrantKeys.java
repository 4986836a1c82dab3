package io.coterie.sdk.agent.control;

import io.coterie.relay.v1.GetGrantKeysRequest;
import io.coterie.relay.v1.GrantKey;
import io.coterie.sdk.agent.tls.RawKey;
import java.io.IOException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;

/** Keys by {@code RelayService.GetGrantKeys}. */
final class HubGrantKeys implements GrantKeys {
  private static final int ID = 16;

  private final Hub hub;

  HubGrantKeys(Hub hub) {
    this.hub = hub;
  }

  @Override
  public GrantKeySet read() throws IOException {
    var told =
        hub.call(client -> client.relays().getGrantKeys(GetGrantKeysRequest.getDefaultInstance()));
    var keys = new HashMap<UUID, PublicKey>();
    for (var key : told.getKeysList()) {
      keys.put(id(key), publicKey(key));
    }
    return new GrantKeySet(keys, Duration.ofSeconds(told.getMaxAge().getSeconds()));
  }

  private static UUID id(GrantKey key) throws IOException {
    if (key.getId().size() != ID) {
      throw new IOException("the hub names a key of grants with no id");
    }
    var bytes = key.getId().asReadOnlyByteBuffer();
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static PublicKey publicKey(GrantKey key) throws IOException {
    try {
      return RawKey.read(key.getPublicKey().toByteArray());
    } catch (InvalidKeyException e) {
      throw new IOException("the hub signs grants with no key", e);
    }
  }
}
