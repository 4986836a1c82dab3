package io.coterie.auth.account;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.ChangePasswordResponse;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.LogoutResponse;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** Serves {@code AccountService}. */
final class AccountRpc extends AccountServiceGrpc.AccountServiceImplBase {
  private final Registration registration;
  private final Logins logins;
  private final WhoAmI whoAmI;

  @Inject
  AccountRpc(Registration registration, Logins logins, WhoAmI whoAmI) {
    this.registration = registration;
    this.logins = logins;
    this.whoAmI = whoAmI;
  }

  @Override
  public void registerAccount(
      RegisterAccountRequest request, StreamObserver<RegisterAccountResponse> out) {
    reply(
        out,
        registration.register(
            Call.current().caller(),
            new AccountName(request.getUsername()),
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
}
