package io.coterie.auth.operator;

import io.coterie.auth.token.OperatorTokens;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.db.Tx;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first operator token when a hub is first started. The file is written before the
 * commit: after a crash in between it holds a token that never worked, and the next start replaces
 * it.
 */
final class FirstOperatorToken implements Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FirstOperatorToken.class);

  private final Transactions transactions;
  private final OperatorTokens tokens;
  private final OperatorConfig config;

  @Inject
  FirstOperatorToken(Transactions transactions, OperatorTokens tokens, OperatorConfig config) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.config = config;
  }

  @Override
  public String name() {
    return "first operator token";
  }

  @Override
  public void start() {
    config.operatorTokenFile().map(TokenFile::new).ifPresent(this::ensure);
  }

  @Override
  public void stop() {
    // nothing is held
  }

  private void ensure(TokenFile file) {
    if (transactions.write(tx -> make(tx, file))) {
      LOG.atInfo().addKeyValue("file", file.path()).log("first operator token written");
    }
  }

  private boolean make(Tx tx, TokenFile file) {
    var issued = tokens.first(tx);
    issued.ifPresent(token -> {
      file.write(token.secret());
      tx.audit(AuditEntry.effect("FirstOperatorToken", token.token().id().text()));
    });
    return issued.isPresent();
  }
}
