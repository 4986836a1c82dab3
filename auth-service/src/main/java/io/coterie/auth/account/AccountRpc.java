package io.coterie.auth.account;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.session.SessionProto;
import io.coterie.auth.session.Sessions;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.ChangePasswordResponse;
import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.CreatePasswordResetResponse;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.DisableAccountResponse;
import io.coterie.auth.v1.EnableAccountRequest;
import io.coterie.auth.v1.EnableAccountResponse;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.EndSessionResponse;
import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.auth.v1.GetAccountResponse;
import io.coterie.auth.v1.ListAccountsRequest;
import io.coterie.auth.v1.ListAccountsResponse;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.ListSessionsResponse;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.LogoutResponse;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RedeemPasswordResetResponse;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.UpdateAccountResponse;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.TokenId;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code AccountService}. */
final class AccountRpc extends AccountServiceGrpc.AccountServiceImplBase {
  private final Registration registration;
  private final Logins logins;
  private final PasswordResets resets;
  private final WhoAmI whoAmI;
  private final Sessions sessions;
  private final Accounts accounts;
  private final AccountChanges changes;

  @Inject
  AccountRpc(
      Registration registration,
      Logins logins,
      PasswordResets resets,
      WhoAmI whoAmI,
      Sessions sessions,
      Accounts accounts,
      AccountChanges changes) {
    this.registration = registration;
    this.logins = logins;
    this.resets = resets;
    this.whoAmI = whoAmI;
    this.sessions = sessions;
    this.accounts = accounts;
    this.changes = changes;
  }

  @Override
  public void registerAccount(
      RegisterAccountRequest request, StreamObserver<RegisterAccountResponse> out) {
    reply(
        out,
        registration.register(
            Call.current().caller(),
            AccountName.wanted(request.getUsername()),
            request.getPassword(),
            Answer.of(RegisterAccountResponse.getDefaultInstance(), AccountProto::registered)));
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> out) {
    reply(
        out,
        logins.login(
            request.getUsername(),
            request.getPassword(),
            Answer.of(LoginResponse.getDefaultInstance(), AccountProto::login)));
  }

  @Override
  public void logout(LogoutRequest request, StreamObserver<LogoutResponse> out) {
    reply(
        out,
        logins.logout(
            Call.current().caller(),
            Answer.of(
                LogoutResponse.getDefaultInstance(),
                token -> LogoutResponse.getDefaultInstance())));
  }

  @Override
  public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> out) {
    reply(out, AccountProto.self(whoAmI.describe(Call.current().caller())));
  }

  @Override
  public void changePassword(
      ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> out) {
    reply(
        out,
        logins.changePassword(
            Call.current().caller(),
            request.getCurrentPassword(),
            request.getNewPassword(),
            Answer.of(
                ChangePasswordResponse.getDefaultInstance(),
                ended -> ChangePasswordResponse.newBuilder().setEndedTokens(ended).build())));
  }

  @Override
  public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> out) {
    var caller = Call.current().caller();
    var page = sessions.page(caller, PageSize.of(request.getPageSize()), request.getPageToken());
    reply(out, SessionProto.list(page, caller.tokenId().orElseThrow()));
  }

  @Override
  public void endSession(EndSessionRequest request, StreamObserver<EndSessionResponse> out) {
    var caller = Call.current().caller();
    reply(
        out,
        request.hasSession()
            ? sessions.end(caller, new TokenId(request.getSession()), SessionProto.ended())
            : sessions.endOthers(caller, SessionProto.ended()));
  }

  @Override
  public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> out) {
    var account = accounts.visible(Call.current().caller(), request.getAccount());
    reply(out, GetAccountResponse.newBuilder().setAccount(AccountProto.account(account)).build());
  }

  @Override
  public void listAccounts(ListAccountsRequest request, StreamObserver<ListAccountsResponse> out) {
    reply(
        out,
        AccountProto.list(
            accounts.page(
                Call.current().caller(),
                request.getNamePrefix(),
                PageSize.of(request.getPageSize()),
                request.getPageToken())));
  }

  @Override
  public void updateAccount(
      UpdateAccountRequest request, StreamObserver<UpdateAccountResponse> out) {
    reply(
        out,
        changes.update(
            Call.current().caller(),
            request.getAccount(),
            AccountProto.edit(request),
            Answer.of(
                UpdateAccountResponse.getDefaultInstance(),
                account ->
                    UpdateAccountResponse.newBuilder()
                        .setAccount(AccountProto.account(account))
                        .build())));
  }

  @Override
  public void disableAccount(
      DisableAccountRequest request, StreamObserver<DisableAccountResponse> out) {
    reply(
        out,
        changes.disable(
            Call.current().caller(),
            request.getAccount(),
            Answer.of(
                DisableAccountResponse.getDefaultInstance(),
                account ->
                    DisableAccountResponse.newBuilder()
                        .setAccount(AccountProto.account(account))
                        .build())));
  }

  @Override
  public void enableAccount(
      EnableAccountRequest request, StreamObserver<EnableAccountResponse> out) {
    reply(
        out,
        changes.enable(
            Call.current().caller(),
            request.getAccount(),
            Answer.of(
                EnableAccountResponse.getDefaultInstance(),
                account ->
                    EnableAccountResponse.newBuilder()
                        .setAccount(AccountProto.account(account))
                        .build())));
  }

  @Override
  public void createPasswordReset(
      CreatePasswordResetRequest request, StreamObserver<CreatePasswordResetResponse> out) {
    reply(
        out,
        resets.create(
            Call.current().caller(),
            request.getAccount(),
            Answer.of(CreatePasswordResetResponse.getDefaultInstance(), AccountProto::reset)));
  }

  @Override
  public void redeemPasswordReset(
      RedeemPasswordResetRequest request, StreamObserver<RedeemPasswordResetResponse> out) {
    reply(
        out,
        resets.redeem(
            new ResetCode(request.getCode()),
            request.getNewPassword(),
            Answer.of(RedeemPasswordResetResponse.getDefaultInstance(), AccountProto::redeemed)));
  }
}
