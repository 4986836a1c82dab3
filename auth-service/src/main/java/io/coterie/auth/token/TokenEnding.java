package io.coterie.auth.token;

import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import jakarta.inject.Inject;

/** Ends tokens in the transaction of what they end with. */
public final class TokenEnding {
  @Inject
  TokenEnding() {}

  /** Ends the one token. */
  public void revoke(Tx tx, TokenId token) {
    EndingRepository.revoke(tx.db(), token, tx.now());
  }

  /** Ends an account's sessions and user tokens; says how many. */
  public int revokeLogins(Tx tx, AccountId account) {
    return EndingRepository.revokeLogins(tx.db(), account, tx.now());
  }

  /** Ends an account's sessions and user tokens but one; says how many. */
  public int revokeLoginsBut(Tx tx, TokenId keep, AccountId account) {
    return EndingRepository.revokeLoginsBut(tx.db(), keep, account, tx.now());
  }
}
