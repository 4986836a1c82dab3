package io.coterie.auth.identity;

import io.coterie.auth.peer.MembershipKey;
import io.coterie.auth.peer.NetworkMembership;
import io.coterie.auth.peer.RegisteredNode;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What there is around tokens. Each answers with DEPENDENCY_DOWN if its owner can't be asked.
 *
 * @param nodes a node, if it is registered
 * @param memberships a principal's membership in a network
 * @param enabled whether an account is let in
 */
record Facts(
    Function<NodeId, Optional<RegisteredNode>> nodes,
    Function<MembershipKey, Optional<NetworkMembership>> memberships,
    Predicate<AccountId> enabled) {}
