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
import io.coterie.platform.failure.PlatformFailure.CallerNotAllowed;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Tokens as one sees them who has them, or who looks after their network. */
final class Tokens {
  private final Transactions transactions;
  private final NetworkBindings bindings;
  private final PageTokens pages;
  private final Clock clock;

  @Inject
  Tokens(Transactions transactions, NetworkBindings bindings, PageTokens pages, Clock clock) {
    this.transactions = transactions;
    this.bindings = bindings;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * Those that work, newest first.
   *
   * @param network all that are bound to this one, in any form the caller may name it in, for its
   *     owner and admins; empty: the caller's own
   */
  Page<Token> page(Caller caller, Optional<String> network, PageSize size, String pageToken) {
    var which =
        network
            .map(name -> TokenRepository.boundTo(administered(caller, name)))
            .orElseGet(() -> TokenRepository.ownedBy(caller.accountId()));
    var scope = PageScope.ofCall(network);
    var after = pages.after(scope, pageToken);
    var now = clock.instant();
    var rows = transactions.read(db -> TokenRepository.page(db, which, after, size, now));
    return pages
        .page(scope, size, rows, t -> PageKey.of(t.created(), t.id()))
        .map(token -> token.asOf(now));
  }

  private NetworkId administered(Caller caller, String network) {
    var account =
        caller
            .accountId()
            .orElseThrow(() -> new CallerNotAllowed("an account with a user token").exception());
    return bindings.administered(account, network).network();
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
