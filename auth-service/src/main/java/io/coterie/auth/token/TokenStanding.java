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
    return memberships
        .find(token.network().orElseThrow().network(), principal)
        .filter(membership -> isCarriedBy(membership, token))
        .isPresent();
  }

  /** Whether a membership is the token's as it was, in a role that may hold it. */
  public static boolean isCarriedBy(NetworkMembership membership, Token token) {
    return mayHold(membership, token)
        && membership.incarnation().equals(token.network().orElseThrow().incarnation());
  }

  /** Who gives tags must still be allowed to when they are given. */
  private static boolean mayHold(NetworkMembership membership, Token token) {
    boolean givesTags = token.setup().map(setup -> !setup.tags().isEmpty()).orElse(false);
    return givesTags ? membership.mayAdminister() : membership.mayHoldToken();
  }
}
