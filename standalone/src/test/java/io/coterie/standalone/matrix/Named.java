package io.coterie.standalone.matrix;

import io.coterie.network.v1.PrincipalRef;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.hub.TestHub.TestNode;

/** Accounts and nodes as requests name them. */
final class Named {
  private Named() {}

  static PrincipalRef account(Account account) {
    return PrincipalRef.newBuilder().setAccount(account.id()).build();
  }

  static PrincipalRef node(TestNode node) {
    return PrincipalRef.newBuilder().setNode(node.id()).build();
  }
}
