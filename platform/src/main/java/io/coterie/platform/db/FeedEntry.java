package io.coterie.platform.db;

import com.google.protobuf.Message;
import io.coterie.platform.id.NetworkId;
import java.util.Optional;

/**
 * One change of one object, to be published by the transaction that makes it.
 *
 * @param kind what kind of object, e.g. {@code node}; it also tells readers which message the
 *     payload is
 * @param key the object's id
 * @param version the object's version, assigned under the lock of its row (or its network's), so
 *     that versions follow the order of commits
 * @param network the network the object belongs to, if it belongs to one
 * @param payload what readers need to know; never a secret
 */
public record FeedEntry(
    String kind,
    String key,
    long version,
    Optional<NetworkId> network,
    ChangeKind change,
    Message payload) {}
