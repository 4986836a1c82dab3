package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import java.util.Optional;

/**
 * First answers to requests that came with a request id; kept by the database, absent in services
 * without one.
 */
public interface Replays {
  /** The serialized answer that this call got before. */
  Optional<byte[]> find(Call call);
}
