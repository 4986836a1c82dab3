package io.coterie.auth.peer;

import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.PrincipalId;

/** Which membership: there is at most one at a time. */
public record MembershipKey(NetworkId network, PrincipalId principal) {}
