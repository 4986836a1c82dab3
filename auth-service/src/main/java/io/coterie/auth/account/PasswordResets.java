package io.coterie.auth.account;

import com.google.protobuf.Message;
import io.coterie.auth.authority.SystemAdmins;
import io.coterie.auth.token.TokenEnding;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lost passwords: a system admin or the operator hands out a code that sets another, once. */
final class PasswordResets {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Transactions transactions;
  private final SystemAdmins systemAdmins;
  private final Passwords passwords;
  private final TokenEnding ending;
  private final Clock clock;

  /** A new code. */
  record Reset(ResetCode code, Instant expires) {}

  /**
   * A code was used.
   *
   * @param ended how many sessions and user tokens ended with the old password
   */
  record Redeemed(Account account, int ended) {}

  @Inject
  PasswordResets(
      Transactions transactions,
      SystemAdmins systemAdmins,
      Passwords passwords,
      TokenEnding ending,
      Clock clock) {
    this.transactions = transactions;
    this.systemAdmins = systemAdmins;
    this.passwords = passwords;
    this.ending = ending;
    this.clock = clock;
  }

  /** Makes a code for an account named by id or name; the one it had ends. */
  <R extends Message> R create(Caller caller, String named, Answer<Reset, R> answer) {
    systemAdmins.require(caller);
    return transactions.mutate(
        answer,
        tx -> {
          systemAdmins.require(tx, caller);
          var account =
              AccountRepository.find(tx.db(), named)
                  .orElseThrow(() -> new AccountFailure.AccountNotFound().exception());
          var reset = new Reset(ResetCode.random(), tx.now().plus(LIFE));
          ResetRepository.put(tx.db(), account.id(), reset.code(), reset.expires());
          tx.audit(AuditEntry.of(account.id().text()));
          return reset;
        });
  }

  /**
   * Sets a password by a code.
   *
   * @throws io.coterie.platform.failure.FailureException RESET_CODE_INVALID, PASSWORD_TOO_WEAK
   */
  <R extends Message> R redeem(ResetCode code, String wanted, Answer<Redeemed, R> answer) {
    // Outside the transaction, since it takes long; a repeat of a call finds its code used up.
    var change = holder(code).map(seen -> new Change(seen, hashed(seen, wanted)));
    return transactions.mutate(
        answer,
        tx ->
            change
                .filter(_ -> ResetRepository.use(tx.db(), code, tx.now()))
                .map(found -> carryOut(tx, found))
                .orElseThrow(() -> new AccountFailure.ResetCodeInvalid().exception()));
  }

  private record Change(Credential seen, PasswordHash hash) {}

  private Optional<Credential> holder(ResetCode code) {
    return transactions.read(db ->
        ResetRepository.holder(db, code, clock.instant())
            .flatMap(id -> CredentialRepository.byId(db, id)));
  }

  private PasswordHash hashed(Credential seen, String wanted) {
    PasswordRules.check(seen.account().name(), wanted);
    return passwords.hash(wanted);
  }

  private Redeemed carryOut(Tx tx, Change change) {
    var account = change.seen().account();
    if (!CredentialRepository.change(tx.db(), change.seen(), change.hash())) {
      throw new AccountFailure.ResetCodeInvalid().exception();
    }
    AttemptRepository.forgetName(tx.db(), AttemptKey.nameHash(account.name().text()));
    tx.audit(AuditEntry.of(account.id().text()));
    return new Redeemed(account, ending.revokeLogins(tx, account.id()));
  }
}
