package io.coterie.standalone.matrix;

import com.google.protobuf.FieldMask;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreatePasswordResetRequest;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.EnableAccountRequest;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.auth.v1.ListAccountsRequest;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.RedeemPasswordResetRequest;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.standalone.matrix.Questions.Question;
import java.util.Map;

/** Accounts, their sessions and passwords. */
final class AccountQuestions {
  /** How the passwords of the tests' accounts begin. */
  static final String PASSWORD = "correct horse ";

  static final String NEW_PASSWORD = "another password";

  private AccountQuestions() {}

  static Map<String, Question> all() {
    return new Questions("coterie.auth.v1.AccountService")
        .changes(
            "RegisterAccount",
            world ->
                RegisterAccountRequest.newBuilder()
                    .setUsername(TestHub.unique("newcomer"))
                    .setPassword(NEW_PASSWORD)
                    .build())
        .reads(
            "Login",
            world ->
                LoginRequest.newBuilder()
                    .setUsername(world.member().name())
                    .setPassword(password(world.member()))
                    .build())
        .changesPeople("Logout", world -> LogoutRequest.getDefaultInstance())
        .reads("WhoAmI", WhoAmIRequest.getDefaultInstance())
        .changesPeople(
            "ChangePassword",
            (world, kind) ->
                ChangePasswordRequest.newBuilder()
                    .setCurrentPassword(password(world.account(kind).orElseGet(world::member)))
                    .setNewPassword(NEW_PASSWORD)
                    .build())
        .reads("ListSessions", ListSessionsRequest.getDefaultInstance())
        .changesPeople(
            "EndSession/others", world -> EndSessionRequest.newBuilder().setAllOthers(true).build())
        .changesPeople(
            "EndSession/of-member",
            world -> EndSessionRequest.newBuilder().setSession(session(world.member())).build())
        .reads(
            "GetAccount/of-member",
            world -> GetAccountRequest.newBuilder().setAccount(world.member().id()).build())
        .reads("ListAccounts", ListAccountsRequest.getDefaultInstance())
        .changesPeople(
            "UpdateAccount/name-of-member",
            world ->
                update(world.member(), "username").setUsername(TestHub.unique("renamed")).build())
        .changesPeople(
            "UpdateAccount/rights-of-member",
            world ->
                update(world.member(), "system_role")
                    .setSystemRole(SystemRole.SYSTEM_ROLE_ADMIN)
                    .build())
        .changesPeople(
            "DisableAccount",
            world -> DisableAccountRequest.newBuilder().setAccount(world.target().id()).build())
        .changesPeople(
            "EnableAccount",
            world -> EnableAccountRequest.newBuilder().setAccount(world.target().id()).build())
        .changes(
            "CreatePasswordReset",
            world ->
                CreatePasswordResetRequest.newBuilder().setAccount(world.target().id()).build())
        .changesPeople(
            "RedeemPasswordReset",
            world ->
                RedeemPasswordResetRequest.newBuilder()
                    .setCode(resetCode(world))
                    .setNewPassword(NEW_PASSWORD)
                    .build())
        .asked();
  }

  /** As the hub of the tests sets it. */
  static String password(Account account) {
    return PASSWORD + account.name();
  }

  private static UpdateAccountRequest.Builder update(Account account, String field) {
    return UpdateAccountRequest.newBuilder()
        .setAccount(account.id())
        .setUpdateMask(FieldMask.newBuilder().addPaths(field));
  }

  private static String session(Account account) {
    return account
        .user()
        .accounts()
        .listSessions(ListSessionsRequest.getDefaultInstance())
        .getSessions(0)
        .getId();
  }

  private static String resetCode(World world) {
    return world
        .hub()
        .operator()
        .accounts()
        .createPasswordReset(
            CreatePasswordResetRequest.newBuilder().setAccount(world.target().id()).build())
        .getCode();
  }
}
