package io.coterie.auth.token;

import com.google.protobuf.Message;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;

/** A caller's own tokens: an account's, or all operator tokens for the operator. */
final class Tokens {
  private final Transactions transactions;
  private final PageTokens pages;
  private final Clock clock;

  @Inject
  Tokens(Transactions transactions, PageTokens pages, Clock clock) {
    this.transactions = transactions;
    this.pages = pages;
    this.clock = clock;
  }

  /** Those that work, newest first. */
  Page<Token> page(Caller caller, PageSize size, String pageToken) {
    var scope = PageScope.ofCall();
    var after = pages.after(scope, pageToken);
    var rows =
        transactions.read(
            db -> TokenRepository.page(db, caller.accountId(), after, size, clock.instant()));
    return pages.page(scope, size, rows, t -> PageKey.of(t.created(), t.id()));
  }

  <R extends Message> R revoke(Caller caller, TokenId id, Answer<TokenId, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          if (caller instanceof Caller.OperatorCaller) {
            EndingRepository.lockOperatorTokens(tx.db());
            if (!EndingRepository.otherOperatorTokenWorks(tx.db(), id, tx.now())) {
              throw new TokenFailure.LastOperatorToken().exception();
            }
          }
          if (!EndingRepository.revoke(tx.db(), id, caller.accountId(), tx.now())) {
            throw new TokenFailure.TokenNotFound().exception();
          }
          tx.audit(AuditEntry.of(id.text()));
          return id;
        });
  }
}
