package io.coterie.cli.account;

import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.cli.command.Hub;
import io.coterie.cli.output.CliFailure;
import io.grpc.Status.Code;

/** The account that the credential is one of. */
final class OwnAccount {
  private OwnAccount() {}

  static String id(Hub hub) {
    String id =
        hub.client().accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getAccount().getId();
    if (id.isEmpty()) {
      throw new CliFailure(
          Code.PERMISSION_DENIED,
          "ACCOUNT_NEEDED",
          "this credential is not an account's",
          "log in as one, or look at any account with: coterie admin account show NAME");
    }
    return id;
  }
}
