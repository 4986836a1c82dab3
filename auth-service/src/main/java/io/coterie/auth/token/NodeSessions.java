package io.coterie.auth.token;

import com.google.protobuf.Message;
import io.coterie.auth.authority.EnabledAccounts;
import io.coterie.auth.deployment.Deployment;
import io.coterie.auth.peer.Nodes;
import io.coterie.auth.peer.RegisteredNode;
import io.coterie.platform.audit.AuditEntry;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import jakarta.inject.Inject;
import java.time.Clock;

/** Gives a node a session for its assertion. */
final class NodeSessions {
  private final Transactions transactions;
  private final TokenIssuer issuer;
  private final Nodes nodes;
  private final EnabledAccounts accounts;
  private final Deployment deployment;
  private final Clock clock;

  @Inject
  NodeSessions(
      Transactions transactions,
      TokenIssuer issuer,
      Nodes nodes,
      EnabledAccounts accounts,
      Deployment deployment,
      Clock clock) {
    this.transactions = transactions;
    this.issuer = issuer;
    this.nodes = nodes;
    this.accounts = accounts;
    this.deployment = deployment;
    this.clock = clock;
  }

  <R extends Message> R exchange(String text, Answer<IssuedToken, R> answer) {
    var assertion =
        NodeAssertion.read(text, deployment.name(), clock.instant())
            .orElseThrow(() -> new CredentialInvalid().exception());
    var node = proven(assertion);
    return transactions.mutate(
        answer,
        tx -> {
          if (!AssertionRepository.use(tx.db(), assertion)) {
            throw new CredentialInvalid().exception();
          }
          node.account().ifPresent(account -> accounts.require(tx, account));
          tx.audit(AuditEntry.of(node.id().text()));
          return issuer.nodeSession(tx, node);
        });
  }

  private RegisteredNode proven(NodeAssertion assertion) {
    return nodes
        .find(assertion.node())
        .filter(node -> node.hasLiveKey(clock.instant()) && assertion.isSignedBy(node.key()))
        .orElseThrow(() -> new CredentialInvalid().exception());
  }
}
