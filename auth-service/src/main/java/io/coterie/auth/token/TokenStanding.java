package io.coterie.auth.token;

import io.coterie.auth.peer.Memberships;
import io.coterie.auth.peer.NetworkMembership;
import io.coterie.platform.id.PrincipalId;
import jakarta.inject.Inject;

/** Whether the membership that a token was made under still carries it; asked at every use. */
public final class TokenStanding {
  private final Memberships memberships;

  @Inject
  TokenStanding(Memberships memberships) {
    this.memberships = memberships;
  }

  /** Whether the principal is in the token's network as it was, in a role that may hold it. */
  public boolean isMember(Token token, PrincipalId principal) {
    var bound = token.network().orElseThrow();
    return memberships
        .find(bound.network(), principal)
        .filter(membership -> mayHold(membership, token))
        .filter(membership -> membership.incarnation().equals(bound.incarnation()))
        .isPresent();
  }

  /** Who gives tags must still be allowed to when they are given. */
  private static boolean mayHold(NetworkMembership membership, Token token) {
    boolean givesTags = token.setup().map(setup -> !setup.tags().isEmpty()).orElse(false);
    return givesTags ? membership.mayAdminister() : membership.mayHoldToken();
  }
}
