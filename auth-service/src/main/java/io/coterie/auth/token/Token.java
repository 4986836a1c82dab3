package io.coterie.auth.token;

import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.time.Instant;
import java.util.Optional;

/**
 * A token or session: everything but its secret.
 *
 * @param name what its owner calls it; may be empty
 * @param account the account it acts as, or that its node belonged to
 * @param expires when it ends; empty: never. A session's moves on when it is used
 */
public record Token(
    TokenId id,
    TokenKind kind,
    String name,
    Optional<AccountId> account,
    Optional<NetworkBinding> network,
    Optional<NodeBinding> node,
    Instant created,
    Optional<Instant> expires) {}
