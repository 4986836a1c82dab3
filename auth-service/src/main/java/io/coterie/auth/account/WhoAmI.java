package io.coterie.auth.account;

import io.coterie.auth.deployment.Deployment;
import io.coterie.auth.peer.Memberships;
import io.coterie.auth.peer.NetworkMembership;
import io.coterie.auth.token.Token;
import io.coterie.auth.token.TokenLookup;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Caller;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says who is calling. */
final class WhoAmI {
  private final Transactions transactions;
  private final TokenLookup tokens;
  private final Memberships memberships;
  private final Deployment deployment;

  /** Who is calling, with what. */
  record Self(
      Caller caller,
      Optional<Account> account,
      Token token,
      Optional<NetworkMembership> membership,
      String deployment) {}

  @Inject
  WhoAmI(
      Transactions transactions,
      TokenLookup tokens,
      Memberships memberships,
      Deployment deployment) {
    this.transactions = transactions;
    this.tokens = tokens;
    this.memberships = memberships;
    this.deployment = deployment;
  }

  Self describe(Caller caller) {
    var token =
        caller
            .tokenId()
            .flatMap(tokens::find)
            .orElseThrow(() -> new CredentialInvalid().exception());
    var account =
        caller
            .accountId()
            .flatMap(id -> transactions.read(db -> AccountRepository.find(db, id.text())));
    var membership =
        caller
            .boundNetwork()
            .flatMap(bound -> memberships.find(bound.network(), caller.principal().orElseThrow()));
    return new Self(caller, account, token, membership, deployment.name());
  }
}
