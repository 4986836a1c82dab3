package io.coterie.auth.account;

import static io.coterie.auth.wire.WireTime.timestamp;

import io.coterie.auth.account.Logins.Login;
import io.coterie.auth.account.PasswordResets.Redeemed;
import io.coterie.auth.account.PasswordResets.Reset;
import io.coterie.auth.account.Registration.Registered;
import io.coterie.auth.account.WhoAmI.Self;
import io.coterie.auth.v1.AccountChange;
import io.coterie.auth.v1.CreatePasswordResetResponse;
import io.coterie.auth.v1.ListAccountsResponse;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.PrincipalKind;
import io.coterie.auth.v1.RedeemPasswordResetResponse;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.platform.db.Page;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import java.util.Optional;

/** Accounts as the contract has them. */
final class AccountProto {
  private AccountProto() {}

  static io.coterie.auth.v1.Account account(Account account) {
    return io.coterie.auth.v1.Account.newBuilder()
        .setId(account.id().text())
        .setName(account.name().text())
        .setSystemRole(
            account.systemAdmin() ? SystemRole.SYSTEM_ROLE_ADMIN : SystemRole.SYSTEM_ROLE_USER)
        .setCreateTime(timestamp(account.created()))
        .setDisabled(account.disabled())
        .setPlan(account.plan().text())
        .build();
  }

  static AccountChange created(Account account, NetworkBinding home) {
    return AccountChange.newBuilder()
        .setAccount(account(account))
        .setDefaultNetwork(home.network().text())
        .setDefaultIncarnation(home.incarnation().text())
        .build();
  }

  static AccountChange updated(Account account) {
    return AccountChange.newBuilder().setAccount(account(account)).build();
  }

  static ListAccountsResponse list(Page<Account> page) {
    return ListAccountsResponse.newBuilder()
        .addAllAccounts(page.map(AccountProto::account).items())
        .setNextPageToken(page.nextToken())
        .build();
  }

  static AccountEdit edit(UpdateAccountRequest request) {
    var fields = request.getUpdateMask().getPathsList();
    return new AccountEdit(
        fields.contains("username")
            ? Optional.of(AccountName.wanted(request.getUsername()))
            : Optional.empty(),
        fields.contains("system_role")
            ? Optional.of(request.getSystemRole() == SystemRole.SYSTEM_ROLE_ADMIN)
            : Optional.empty());
  }

  static CreatePasswordResetResponse reset(Reset reset) {
    return CreatePasswordResetResponse.newBuilder()
        .setCode(reset.code().reveal())
        .setExpireTime(timestamp(reset.expires()))
        .build();
  }

  static RedeemPasswordResetResponse redeemed(Redeemed redeemed) {
    return RedeemPasswordResetResponse.newBuilder()
        .setAccount(account(redeemed.account()))
        .setEndedTokens(redeemed.ended())
        .build();
  }

  static RegisterAccountResponse registered(Registered registered) {
    return RegisterAccountResponse.newBuilder()
        .setAccount(account(registered.account()))
        .setUserToken(registered.session().secret().reveal())
        .setNetworkToken(registered.networkToken().secret().reveal())
        .setDefaultNetwork(registered.home().network().text())
        .build();
  }

  static LoginResponse login(Login login) {
    return LoginResponse.newBuilder()
        .setAccount(account(login.account()))
        .setUserToken(login.session().secret().reveal())
        .setExpireTime(timestamp(login.session().token().expires().orElseThrow()))
        .build();
  }

  static WhoAmIResponse self(Self self) {
    var wire =
        WhoAmIResponse.newBuilder()
            .setPrincipal(principal(self.caller()))
            .setToken(self.token().id().text())
            .setDeployment(self.deployment())
            .addAllScopes(self.caller().scopes().texts());
    self.account().map(AccountProto::account).ifPresent(wire::setAccount);
    self.token().node().ifPresent(bound -> wire.setNode(bound.node().text()));
    self.token().network().ifPresent(bound -> wire.setNetwork(bound.network().text()));
    self.token().expires().ifPresent(end -> wire.setExpireTime(timestamp(end)));
    self.membership()
        .ifPresent(membership ->
            wire.setNetworkName(membership.networkName()).setNetworkRole(membership.roleName()));
    return wire.build();
  }

  private static PrincipalKind principal(Caller caller) {
    return switch (caller) {
      case Caller.AccountCaller _ -> PrincipalKind.PRINCIPAL_KIND_ACCOUNT;
      case Caller.NodeCaller _ -> PrincipalKind.PRINCIPAL_KIND_NODE;
      case Caller.OperatorCaller _ -> PrincipalKind.PRINCIPAL_KIND_OPERATOR;
      case Caller.SetupCaller _, Caller.ServiceCaller _, Caller.Anonymous _ ->
          PrincipalKind.PRINCIPAL_KIND_UNSPECIFIED;
    };
  }
}
