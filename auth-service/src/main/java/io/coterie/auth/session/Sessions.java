package io.coterie.auth.session;

import com.google.protobuf.Message;
import io.coterie.auth.token.IssuedToken;
import io.coterie.auth.token.TokenIssuer;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageKey;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;

/** The sessions of an account. */
public final class Sessions {
  private static final int LONGEST_USER_AGENT = 100;

  private final Transactions transactions;
  private final TokenIssuer tokens;
  private final PageTokens pages;
  private final Clock clock;

  @Inject
  Sessions(Transactions transactions, TokenIssuer tokens, PageTokens pages, Clock clock) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.pages = pages;
    this.clock = clock;
  }

  /** Starts one for the call that is being served, and notes where it comes from. */
  public IssuedToken start(Tx tx, AccountId account) {
    var issued = tokens.session(tx, account);
    var call = Call.current();
    SessionRepository.describe(
        tx.db(), issued.token().id(), call.sourceAddress(), shortened(call.userAgent()));
    return issued;
  }

  /** The caller's, newest first. */
  public Page<Session> page(Caller caller, PageSize size, String pageToken) {
    var owner = caller.accountId().orElseThrow();
    var scope = PageScope.ofCall();
    var after = pages.after(scope, pageToken);
    var rows =
        transactions.read(db -> SessionRepository.page(db, owner, after, size, clock.instant()));
    return pages.page(scope, size, rows, session -> PageKey.of(session.created(), session.id()));
  }

  /**
   * Ends one of the caller's; answers with how many ended.
   *
   * @throws io.coterie.platform.failure.FailureException SESSION_NOT_FOUND
   */
  public <R extends Message> R end(Caller caller, TokenId session, Answer<Integer, R> answer) {
    return transactions.mutate(
        answer,
        tx -> {
          tx.audit(AuditEntry.of(session.text()));
          return SessionRepository.end(tx.db(), caller.accountId().orElseThrow(), session, tx.now())
              .orElseThrow(() -> new SessionFailure.SessionNotFound().exception());
        });
  }

  /** Ends all of the caller's but the one that calls; answers with how many ended. */
  public <R extends Message> R endOthers(Caller caller, Answer<Integer, R> answer) {
    var account = caller.accountId().orElseThrow();
    return transactions.mutate(
        answer,
        tx -> {
          int ended =
              SessionRepository.endOthers(
                  tx.db(), account, caller.tokenId().orElseThrow(), tx.now());
          tx.audit(AuditEntry.of(account.text()).with("ended", Integer.toString(ended)));
          return ended;
        });
  }

  private static String shortened(String userAgent) {
    return userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
  }
}
