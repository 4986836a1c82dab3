package io.coterie.auth.account;

import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Proves an account by its password, within the limits on guessing. They are kept in the database,
 * so that more replicas don't mean more guesses, and hold for names that nobody has as well.
 */
final class PasswordProof {
  private final Transactions transactions;
  private final Passwords passwords;
  private final LoginConfig config;

  @Inject
  PasswordProof(Transactions transactions, Passwords passwords, LoginConfig config) {
    this.transactions = transactions;
    this.passwords = passwords;
    this.config = config;
  }

  /**
   * The account of that name, proven.
   *
   * @throws io.coterie.platform.failure.FailureException LOGIN_FAILED or LOGIN_LOCKED
   */
  Credential prove(String name, String password) {
    var key = AttemptKey.of(name, Call.current().sourceAddress());
    int attempt = begin(key);
    var account = transactions.read(db -> CredentialRepository.byName(db, name));
    if (!passwords.verify(password, account.map(Credential::hash))) {
      var id = account.map(found -> found.account().id());
      if (attempt >= config.maxFailures()) {
        lock(key, id);
      }
      throw new AccountFailure.LoginFailed(id).exception();
    }
    return account.orElseThrow();
  }

  /** The proof was good and its use is made: start to count anew. */
  void succeeded(Tx tx, String name) {
    AttemptRepository.forget(tx.db(), AttemptKey.of(name, Call.current().sourceAddress()));
  }

  /** The proof was good, but is of no use: start to count anew. */
  void refused(String name) {
    transactions.write(tx -> {
      succeeded(tx, name);
      return true;
    });
  }

  private int begin(AttemptKey key) {
    return transactions
        .<Optional<Integer>>write(tx ->
            AttemptRepository.begin(
                tx.db(), key, config.maxFailures(), tx.now(), tx.now().minus(config.lockedFor())))
        .orElseThrow(() -> new AccountFailure.LoginLocked(delay(key)).exception());
  }

  /** Not locked, but refused: as many attempts as may be are being made at this moment. */
  private Duration delay(AttemptKey key) {
    return transactions.write(tx ->
        AttemptRepository.lockedUntil(tx.db(), key)
            .map(until -> Duration.between(tx.now(), until).plusMillis(999))
            .map(left -> Duration.ofSeconds(Math.max(1, left.toSeconds())))
            .orElse(Duration.ofSeconds(1)));
  }

  private void lock(AttemptKey key, Optional<AccountId> account) {
    transactions.write(tx -> {
      AttemptRepository.lock(tx.db(), key, tx.now().plus(config.lockedFor()));
      // What was typed as a name of nobody may be a password: it is not written down.
      tx.audit(AuditEntry.effect("LoginLocked", account.map(AccountId::text).orElse("")));
      return true;
    });
  }
}
