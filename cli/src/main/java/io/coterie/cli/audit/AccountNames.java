package io.coterie.cli.audit;

import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.cli.command.Hub;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Map;

/** Names of accounts by their ids; the id where the hub does not tell. */
final class AccountNames {
  private final Map<String, String> known = new HashMap<>();
  private final Hub hub;

  AccountNames(Hub hub) {
    this.hub = hub;
  }

  String of(String id) {
    return known.computeIfAbsent(id, this::ask);
  }

  private String ask(String id) {
    try {
      return hub.client()
          .accounts()
          .getAccount(GetAccountRequest.newBuilder().setAccount(id).build())
          .getAccount()
          .getName();
    } catch (StatusRuntimeException e) {
      return id; // names are for convenience, events stand without them
    }
  }
}
