package io.coterie.auth.account;

import com.google.protobuf.Message;
import io.coterie.auth.account.AccountRepository.Credential;
import io.coterie.auth.token.IssuedToken;
import io.coterie.auth.token.TokenEnding;
import io.coterie.auth.token.TokenIssuer;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;

/** Logging in and out, and changing the password that one logs in with. */
final class Logins {
  private final Transactions transactions;
  private final PasswordProof proof;
  private final Passwords passwords;
  private final TokenIssuer tokens;
  private final TokenEnding ending;

  /** A new session. */
  record Login(Account account, IssuedToken session) {}

  @Inject
  Logins(
      Transactions transactions,
      PasswordProof proof,
      Passwords passwords,
      TokenIssuer tokens,
      TokenEnding ending) {
    this.transactions = transactions;
    this.proof = proof;
    this.passwords = passwords;
    this.tokens = tokens;
    this.ending = ending;
  }

  <R extends Message> R login(String name, String password, Answer<Login, R> answer) {
    var proven = proof.prove(name, password);
    return transactions.mutate(
        answer,
        tx -> {
          if (!AccountRepository.holdIfUnchanged(tx.db(), proven)) {
            throw new AccountFailure.LoginFailed().exception();
          }
          proof.succeeded(tx, name);
          var account = proven.account();
          tx.audit(AuditEntry.of(account.id().text()));
          return new Login(account, tokens.session(tx, account.id()));
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
          if (!AccountRepository.changePassword(tx.db(), proven, hash)) {
            throw new AccountFailure.LoginFailed().exception();
          }
          proof.succeeded(tx, name.text());
          tx.audit(AuditEntry.of(account.id().text()));
          return ending.revokeLoginsBut(tx, caller.tokenId().orElseThrow(), account.id());
        });
  }

  private Account account(AccountId id) {
    return transactions.read(db -> AccountRepository.byId(db, id)).orElseThrow().account();
  }
}
