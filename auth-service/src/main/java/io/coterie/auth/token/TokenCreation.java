package io.coterie.auth.token;

import com.google.protobuf.Message;
import io.coterie.auth.quota.TokenQuota;
import io.coterie.auth.token.TokenOrder.Purpose;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.failure.PlatformFailure.CallerNotAllowed;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Creates tokens, for those who may have them. */
final class TokenCreation {
  private final Transactions transactions;
  private final TokenIssuer issuer;
  private final NetworkBindings bindings;
  private final TokenQuota quota;
  private final Clock clock;

  @Inject
  TokenCreation(
      Transactions transactions,
      TokenIssuer issuer,
      NetworkBindings bindings,
      TokenQuota quota,
      Clock clock) {
    this.transactions = transactions;
    this.issuer = issuer;
    this.bindings = bindings;
    this.quota = quota;
    this.clock = clock;
  }

  <R extends Message> R create(Caller caller, TokenOrder order, Answer<IssuedToken, R> answer) {
    var terms = order.terms();
    if (terms.expires().isPresent() && !terms.expires().get().isAfter(clock.instant())) {
      throw new TokenFailure.ExpiryInPast().exception();
    }
    return switch (order.purpose()) {
      case Purpose.Operator() -> {
        if (!(caller instanceof Caller.OperatorCaller)) {
          throw new CallerNotAllowed("the operator").exception();
        }
        yield issue(answer, tx -> issuer.operator(tx, terms));
      }
      case Purpose.Account() -> {
        var account = accountOf(caller);
        var granted = terms.with(ScopeGrants.grant(caller, terms.scopes()));
        yield counted(account, answer, tx -> issuer.user(tx, account, granted));
      }
      case Purpose.Network purpose ->
          inNetwork(
              accountOf(caller),
              purpose,
              terms.with(ScopeGrants.grant(caller, terms.scopes())),
              answer);
      case Purpose.Enrolment purpose -> {
        ScopeGrants.requireToEnrol(caller);
        yield toEnrol(accountOf(caller), purpose, terms, answer);
      }
    };
  }

  private <R extends Message> R inNetwork(
      AccountId account, Purpose.Network purpose, TokenTerms terms, Answer<IssuedToken, R> answer) {
    var own = bindings.own(account, purpose.network());
    if (purpose.node().isPresent()) {
      var node = bindings.ownNode(account, purpose.node().get());
      var membership = bindings.ofNode(own, node.node());
      var reply =
          issue(
              answer,
              tx -> issuer.network(tx, account, membership.binding(), Optional.of(node), terms));
      bindings.dropIfGone(membership, node.node());
      return reply;
    }
    var reply =
        counted(
            account,
            answer,
            tx -> issuer.network(tx, account, own.binding(), Optional.empty(), terms));
    bindings.dropIfGone(own, account);
    return reply;
  }

  private <R extends Message> R toEnrol(
      AccountId account,
      Purpose.Enrolment purpose,
      TokenTerms terms,
      Answer<IssuedToken, R> answer) {
    var own = bindings.own(account, purpose.network());
    if (!purpose.setup().tags().isEmpty() && !own.mayAdminister()) {
      throw new TokenFailure.RoleTooLow("admin", own.roleName()).exception();
    }
    var reply =
        counted(
            account,
            answer,
            tx -> issuer.setup(tx, account, own.binding(), purpose.setup(), terms));
    bindings.dropIfGone(own, account);
    return reply;
  }

  private <R extends Message> R counted(
      AccountId account, Answer<IssuedToken, R> answer, Function<Tx, IssuedToken> make) {
    return issue(
        answer,
        tx -> {
          quota.takeOne(tx, account);
          return make.apply(tx);
        });
  }

  private <R extends Message> R issue(
      Answer<IssuedToken, R> answer, Function<Tx, IssuedToken> make) {
    return transactions.mutate(
        answer,
        tx -> {
          var issued = make.apply(tx);
          tx.audit(entry(issued.token()));
          return issued;
        });
  }

  private static AuditEntry entry(Token token) {
    var entry =
        AuditEntry.of(token.id().text())
            .with("kind", token.kind().name())
            .with("scopes", String.join(" ", token.scopes().texts()));
    return token.network().map(bound -> entry.in(bound.network())).orElse(entry);
  }

  private static AccountId accountOf(Caller caller) {
    return caller
        .accountId()
        .orElseThrow(() -> new CallerNotAllowed("an account with a user token").exception());
  }
}
