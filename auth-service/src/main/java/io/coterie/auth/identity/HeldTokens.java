package io.coterie.auth.identity;

import io.coterie.auth.token.HeldToken;
import io.coterie.auth.token.TokenLookup;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.identity.ShownToken;
import io.coterie.platform.identity.TokenChecks;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/** Judges tokens that were let in before, in one statement and one question to each peer. */
final class HeldTokens implements TokenChecks {
  private final TokenLookup tokens;
  private final Surroundings surroundings;

  @Inject
  HeldTokens(TokenLookup tokens, Surroundings surroundings) {
    this.tokens = tokens;
    this.surroundings = surroundings;
  }

  @Override
  public Verdict check(Set<ShownToken> shown) {
    var working = tokens.working(shown);
    var judgement =
        new Judgement(surroundings.of(working.values().stream().map(HeldToken::token).toList()));
    var ended = new HashSet<>(shown);
    ended.removeAll(working.keySet());
    var undecided = new HashSet<ShownToken>();
    working.forEach((token, held) -> {
      try {
        if (judgement.caller(held).isEmpty()) {
          ended.add(token);
        }
      } catch (FailureException e) {
        undecided.add(token);
      }
    });
    return new Verdict(ended, undecided);
  }
}
