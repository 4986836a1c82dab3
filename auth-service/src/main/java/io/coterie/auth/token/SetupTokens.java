package io.coterie.auth.token;

import com.google.protobuf.ByteString;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.FailureException;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.id.TokenId;
import jakarta.inject.Inject;

/** Uses setup tokens up. */
final class SetupTokens {
  private final Transactions transactions;
  private final TokenLookup tokens;
  private final TokenStanding standing;

  @Inject
  SetupTokens(Transactions transactions, TokenLookup tokens, TokenStanding standing) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.standing = standing;
  }

  /**
   * Uses a token for the node of a key: a token for one node for the first key that comes, and for
   * that one again.
   *
   * @throws FailureException CREDENTIAL_INVALID if it does not work any more, SETUP_TOKEN_USED if
   *     it is another key's
   */
  Token use(TokenId id, ByteString key) {
    var token =
        tokens
            .working(id)
            .filter(found -> found.kind() == TokenKind.SETUP)
            .filter(found -> standing.isMember(found, found.account().orElseThrow()))
            .orElseThrow(SetupTokens::invalid);
    transactions.write(tx -> {
      switch (SetupRepository.use(tx.db(), id, key, tx.now())) {
        case GONE -> throw invalid();
        case OTHER_KEY -> throw new TokenFailure.SetupTokenUsed().exception();
        // Nothing changes here; that a node was registered with it, the registry says.
        case SAME_KEY, REUSABLE -> {}
        case FIRST ->
            tx.audit(
                AuditEntry.effect("UseSetupToken", id.text())
                    .in(token.network().orElseThrow().network()));
      }
      return true;
    });
    return token;
  }

  private static FailureException invalid() {
    return new CredentialInvalid().exception();
  }
}
