package io.coterie.auth.account;

import static io.coterie.platform.rpc.CallerKind.ANONYMOUS;
import static io.coterie.platform.rpc.CallerKind.NODE;
import static io.coterie.platform.rpc.CallerKind.NODE_IN_NETWORK;
import static io.coterie.platform.rpc.CallerKind.OPERATOR;
import static io.coterie.platform.rpc.CallerKind.USER;
import static io.coterie.platform.rpc.CallerKind.USER_IN_NETWORK;

import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.rpc.LimitClass;
import io.coterie.platform.rpc.MethodTable;

/** Who may call what about accounts. */
final class AccountTable {
  static final MethodTable TABLE =
      MethodTable.builder()
          .unscoped(
              AccountServiceGrpc.getRegisterAccountMethod(),
              LimitClass.REGISTER_ACCOUNT,
              ANONYMOUS,
              USER,
              OPERATOR)
          .unscoped(
              AccountServiceGrpc.getLoginMethod(),
              LimitClass.LOGIN,
              ANONYMOUS,
              USER,
              USER_IN_NETWORK,
              NODE,
              NODE_IN_NETWORK,
              OPERATOR)
          .unscoped(
              AccountServiceGrpc.getLogoutMethod(),
              LimitClass.WRITE,
              USER,
              USER_IN_NETWORK,
              NODE,
              NODE_IN_NETWORK)
          .unscoped(
              AccountServiceGrpc.getWhoAmIMethod(),
              LimitClass.READ,
              USER,
              USER_IN_NETWORK,
              NODE,
              NODE_IN_NETWORK,
              OPERATOR)
          .method(
              AccountServiceGrpc.getChangePasswordMethod(),
              LimitClass.LOGIN,
              Scope.ACCOUNT_WRITE,
              USER)
          .method(
              AccountServiceGrpc.getListSessionsMethod(), LimitClass.READ, Scope.ACCOUNT_READ, USER)
          .method(
              AccountServiceGrpc.getEndSessionMethod(), LimitClass.WRITE, Scope.ACCOUNT_WRITE, USER)
          .method(
              AccountServiceGrpc.getGetAccountMethod(),
              LimitClass.READ,
              Scope.ACCOUNT_READ,
              USER,
              USER_IN_NETWORK,
              OPERATOR)
          .method(
              AccountServiceGrpc.getListAccountsMethod(),
              LimitClass.READ,
              Scope.ACCOUNT_READ,
              USER,
              OPERATOR)
          .method(
              AccountServiceGrpc.getUpdateAccountMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              USER,
              OPERATOR)
          .method(
              AccountServiceGrpc.getDisableAccountMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              USER,
              OPERATOR)
          .method(
              AccountServiceGrpc.getEnableAccountMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              USER,
              OPERATOR)
          .method(
              AccountServiceGrpc.getCreatePasswordResetMethod(),
              LimitClass.WRITE,
              Scope.ACCOUNT_WRITE,
              USER,
              OPERATOR)
          .unscoped(
              AccountServiceGrpc.getRedeemPasswordResetMethod(),
              LimitClass.LOGIN,
              ANONYMOUS,
              USER,
              USER_IN_NETWORK,
              NODE,
              NODE_IN_NETWORK,
              OPERATOR)
          .internal(AccountDirectoryServiceGrpc.getBatchGetAccountsMethod())
          .build();

  private AccountTable() {}
}
