package io.coterie.auth.account;

import com.google.protobuf.Message;
import io.coterie.auth.session.Sessions;
import io.coterie.auth.token.IssuedToken;
import io.coterie.auth.token.TokenEnding;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/** Logging in and out, and changing the password that one logs in with. */
final class Logins {
  private final Transactions transactions;
  private final PasswordProof proof;
  private final Passwords passwords;
  private final Sessions sessions;
  private final TokenEnding ending;

  /** A new session. */
  record Login(Account account, IssuedToken session) {}

  @Inject
  Logins(
      Transactions transactions,
      PasswordProof proof,
      Passwords passwords,
      Sessions sessions,
      TokenEnding ending) {
    this.transactions = transactions;
    this.proof = proof;
    this.passwords = passwords;
    this.sessions = sessions;
    this.ending = ending;
  }

  <R extends Message> R login(String name, String password, Answer<Login, R> answer) {
    var proven = proof.prove(name, password);
    if (proven.account().disabled()) {
      proof.refused(name);
      throw new AccountFailure.AccountDisabled(proven.account().id()).exception();
    }
    var fresh = rehashed(proven, password);
    return transactions.mutate(
        answer,
        tx -> {
          fresh.ifPresent(hash -> CredentialRepository.rehash(tx.db(), proven, hash));
          var account = asOfNow(tx, proven);
          proof.succeeded(tx, name);
          tx.audit(AuditEntry.of(account.id().text()));
          return new Login(account, sessions.start(tx, account.id()));
        });
  }

  <R extends Message> R logout(Caller caller, Answer<TokenId, R> answer) {
    var token = caller.tokenId().orElseThrow();
    return transactions.mutate(
        answer,
        tx -> {
          ending.revoke(tx, token);
          tx.audit(AuditEntry.of(token.text()));
          return token;
        });
  }

  /** Answers with how many other sessions and user tokens ended. */
  <R extends Message> R changePassword(
      Caller caller, String present, String wanted, Answer<Integer, R> answer) {
    var account = account(caller.accountId().orElseThrow());
    var name = account.name();
    PasswordRules.check(name, wanted);
    Credential proven = proof.prove(name.text(), present);
    var hash = passwords.hash(wanted);
    return transactions.mutate(
        answer,
        tx -> {
          if (!CredentialRepository.change(tx.db(), proven, hash)) {
            throw new AccountFailure.LoginFailed(Optional.of(account.id())).exception();
          }
          ResetRepository.delete(tx.db(), account.id());
          proof.succeeded(tx, name.text());
          tx.audit(AuditEntry.of(account.id().text()));
          return ending.revokeLoginsBut(tx, caller.tokenId().orElseThrow(), account.id());
        });
  }

  private Account account(AccountId id) {
    return transactions.read(db -> CredentialRepository.byId(db, id)).orElseThrow().account();
  }

  /** The password's hash as it is configured now, if the stored one is not. */
  private Optional<PasswordHash> rehashed(Credential proven, String password) {
    return passwords.isOutdated(proven.hash())
        ? Optional.of(passwords.hash(password))
        : Optional.empty();
  }

  /** The account, held to the end of the transaction; it may have changed since it was proven. */
  private static Account asOfNow(Tx tx, Credential proven) {
    var account =
        CredentialRepository.holdIfUnchanged(tx.db(), proven)
            .orElseThrow(() ->
                new AccountFailure.LoginFailed(Optional.of(proven.account().id())).exception());
    if (account.disabled()) {
      throw new AccountFailure.AccountDisabled(account.id()).exception();
    }
    return account;
  }
}
