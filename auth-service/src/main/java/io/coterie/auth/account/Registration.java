package io.coterie.auth.account;

import com.google.protobuf.Message;
import io.coterie.auth.peer.Memberships;
import io.coterie.auth.session.Sessions;
import io.coterie.auth.token.IssuedToken;
import io.coterie.auth.token.TokenIssuer;
import io.coterie.auth.token.TokenTerms;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers accounts. */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private final Transactions transactions;
  private final Passwords passwords;
  private final TokenIssuer tokens;
  private final Sessions sessions;
  private final Memberships memberships;
  private final AccountConfig config;

  /** What registering gives. */
  record Registered(
      Account account, IssuedToken session, NetworkBinding home, IssuedToken networkToken) {}

  @Inject
  Registration(
      Transactions transactions,
      Passwords passwords,
      TokenIssuer tokens,
      Sessions sessions,
      Memberships memberships,
      AccountConfig config) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.tokens = tokens;
    this.sessions = sessions;
    this.memberships = memberships;
    this.config = config;
  }

  <R extends Message> R register(
      Caller caller, AccountName name, String password, Answer<Registered, R> answer) {
    PasswordRules.check(name, password);
    var hash = passwords.hash(password);
    var made = new AtomicReference<Registered>();
    var reply =
        transactions.mutate(
            answer,
            tx -> {
              var registered = register(tx, caller, name, hash);
              tx.afterCommit(() -> made.set(registered));
              return registered;
            });
    // Outside the transaction, and not at all when this was a repeat.
    Optional.ofNullable(made.get()).ifPresent(this::makeNetwork);
    return reply;
  }

  private Registered register(Tx tx, Caller caller, AccountName name, PasswordHash hash) {
    tx.onViolation(AccountRepository.UNIQUE_NAME, () -> new AccountFailure.NameTaken(name));
    var id = AccountId.random();
    boolean first = AccountRepository.claimFirst(tx.db(), id);
    if (first && config.firstAccountNeedsOperator() && !(caller instanceof Caller.OperatorCaller)) {
      throw new AccountFailure.OperatorTokenNeeded().exception();
    }
    var account = AccountRepository.insert(tx.db(), id, name, first, hash, tx.now());
    var home = new NetworkBinding(NetworkId.random(), Incarnation.random());
    var session = sessions.start(tx, id);
    var networkToken = tokens.network(tx, id, home, Optional.empty(), TokenTerms.named("default"));
    AccountFeed.created(tx, account, home);
    tx.audit(AuditEntry.of(id.text()).with("name", name.text()));
    return new Registered(account, session, home, networkToken);
  }

  /**
   * Makes the account's network at once, so that it is there when the caller goes on; if that fails
   * the feed sees to it a little later.
   */
  private void makeNetwork(Registered registered) {
    try {
      memberships.ensureDefaultNetwork(
          registered.account().id(), registered.home().network(), registered.home().incarnation());
    } catch (StatusRuntimeException e) {
      LOG.atWarn()
          .addKeyValue("account", registered.account().id())
          .addKeyValue("status", e.getStatus())
          .log("default network not made yet, left to the feed");
    }
  }
}
