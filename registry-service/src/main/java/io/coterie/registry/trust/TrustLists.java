package io.coterie.registry.trust;

import io.coterie.platform.db.Page;
import io.coterie.platform.db.PageScope;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.db.PageTokens;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.node.NodeRef;
import io.coterie.registry.node.OwnNodes;
import jakarta.inject.Inject;
import java.time.Clock;

/** What a node is asked for, asks for and has. */
final class TrustLists {
  private final Transactions transactions;
  private final OwnNodes own;
  private final TrustRepository trust;
  private final TrustRequestRepository requests;
  private final PageTokens tokens;
  private final Clock clock;

  @Inject
  TrustLists(
      Transactions transactions,
      OwnNodes own,
      TrustRepository trust,
      TrustRequestRepository requests,
      PageTokens tokens,
      Clock clock) {
    this.transactions = transactions;
    this.own = own;
    this.trust = trust;
    this.requests = requests;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Requests that a node sent. */
  Page<TrustRequest> sent(Caller caller, NodeRef self, PageSize size, String token) {
    var node = own.find(caller, self).id();
    var list = PageScope.ofCall(node, "sent");
    var after = tokens.after(list, token);
    var rows =
        transactions.read(db -> requests.sent(db, node, clock.instant(), after, size.limit()));
    return tokens.page(list, size, rows, TrustRequestRepository::key);
  }

  /** Requests that wait for a node. */
  Page<TrustRequest> inbox(Caller caller, NodeRef self, PageSize size, String token) {
    var node = own.find(caller, self).id();
    var list = PageScope.ofCall(node, "inbox");
    var after = tokens.after(list, token);
    var rows =
        transactions.read(db -> requests.inbox(db, node, clock.instant(), after, size.limit()));
    return tokens.page(list, size, rows, TrustRequestRepository::key);
  }

  /** Nodes that trust a node. */
  Page<Trust> trusted(Caller caller, NodeRef self, PageSize size, String token) {
    var node = own.find(caller, self).id();
    var list = PageScope.ofCall(node);
    var after = tokens.after(list, token);
    var rows = transactions.read(db -> trust.page(db, node, after, size.limit()));
    return tokens.page(list, size, rows, TrustRepository::key);
  }
}
