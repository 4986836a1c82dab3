package io.coterie.cli.admin;

import com.google.protobuf.FieldMask;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.UpdateAccountResponse;
import io.coterie.cli.command.Hub;

/** Rights over the hub. */
final class SystemRoles {
  private SystemRoles() {}

  static UpdateAccountResponse give(Hub hub, String account, SystemRole role) {
    return hub.client()
        .accounts()
        .updateAccount(
            UpdateAccountRequest.newBuilder()
                .setAccount(account)
                .setSystemRole(role)
                .setUpdateMask(FieldMask.newBuilder().addPaths("system_role"))
                .setRequestId(hub.requestId())
                .build());
  }
}
