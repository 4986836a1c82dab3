package io.coterie.auth.session;

import io.coterie.platform.id.TokenId;
import java.time.Instant;

/**
 * A session of an account.
 *
 * @param lastUsed coarse: not every use is written down
 * @param expires when it ends unless it is used before
 * @param sourceAddress where it was started; empty if not known
 * @param userAgent what the client that started it called itself; may be empty
 */
public record Session(
    TokenId id,
    Instant created,
    Instant lastUsed,
    Instant expires,
    String sourceAddress,
    String userAgent) {}
