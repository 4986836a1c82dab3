package io.coterie.auth;

import com.google.protobuf.FieldMask;
import io.coterie.auth.v1.Account;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc.AccountDirectoryServiceBlockingStub;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AccountServiceGrpc.AccountServiceBlockingStub;
import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.AuditServiceGrpc.AuditServiceBlockingStub;
import io.coterie.auth.v1.DisableAccountRequest;
import io.coterie.auth.v1.EnableAccountRequest;
import io.coterie.auth.v1.GetAccountRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.auth.v1.IdentityServiceGrpc.IdentityServiceBlockingStub;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.Plan;
import io.coterie.auth.v1.PlanServiceGrpc;
import io.coterie.auth.v1.PlanServiceGrpc.PlanServiceBlockingStub;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.SetupTokenServiceGrpc;
import io.coterie.auth.v1.SetupTokenServiceGrpc.SetupTokenServiceBlockingStub;
import io.coterie.auth.v1.StatisticsServiceGrpc;
import io.coterie.auth.v1.StatisticsServiceGrpc.StatisticsServiceBlockingStub;
import io.coterie.auth.v1.SystemRole;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.auth.v1.TokenServiceGrpc.TokenServiceBlockingStub;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.UpsertPlanRequest;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.feed.v1.FeedServiceGrpc;
import io.coterie.feed.v1.FeedServiceGrpc.FeedServiceStub;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.function.UnaryOperator;

/** Calls a replica, with the same headers on every call. */
record Client(Channel channel) {
  static final String PASSWORD = "correct horse battery";

  Client(Channel channel, Metadata headers) {
    this(ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  AccountServiceBlockingStub accounts() {
    return AccountServiceGrpc.newBlockingStub(channel);
  }

  TokenServiceBlockingStub tokens() {
    return TokenServiceGrpc.newBlockingStub(channel);
  }

  AuditServiceBlockingStub audit() {
    return AuditServiceGrpc.newBlockingStub(channel);
  }

  IdentityServiceBlockingStub identities() {
    return IdentityServiceGrpc.newBlockingStub(channel);
  }

  SetupTokenServiceBlockingStub setupTokens() {
    return SetupTokenServiceGrpc.newBlockingStub(channel);
  }

  AccountDirectoryServiceBlockingStub directory() {
    return AccountDirectoryServiceGrpc.newBlockingStub(channel);
  }

  PlanServiceBlockingStub plans() {
    return PlanServiceGrpc.newBlockingStub(channel);
  }

  StatisticsServiceBlockingStub statistics() {
    return StatisticsServiceGrpc.newBlockingStub(channel);
  }

  FeedServiceStub feed() {
    return FeedServiceGrpc.newStub(channel);
  }

  Account account(String named) {
    return accounts()
        .getAccount(GetAccountRequest.newBuilder().setAccount(named).build())
        .getAccount();
  }

  Account rename(String named, String name) {
    return update(named, "username", update -> update.setUsername(name));
  }

  Account makeSystemAdmin(String named) {
    return update(
        named, "system_role", update -> update.setSystemRole(SystemRole.SYSTEM_ROLE_ADMIN));
  }

  Account makeUser(String named) {
    return update(
        named, "system_role", update -> update.setSystemRole(SystemRole.SYSTEM_ROLE_USER));
  }

  Account disable(String named) {
    return accounts()
        .disableAccount(DisableAccountRequest.newBuilder().setAccount(named).build())
        .getAccount();
  }

  Account enable(String named) {
    return accounts()
        .enableAccount(EnableAccountRequest.newBuilder().setAccount(named).build())
        .getAccount();
  }

  Plan upsert(UpsertPlanRequest plan) {
    return plans().upsertPlan(plan).getPlan();
  }

  RegisterAccountResponse register(String name) {
    return accounts()
        .registerAccount(
            RegisterAccountRequest.newBuilder().setUsername(name).setPassword(PASSWORD).build());
  }

  LoginResponse login(String name, String password) {
    return accounts()
        .login(LoginRequest.newBuilder().setUsername(name).setPassword(password).build());
  }

  WhoAmIResponse whoAmI() {
    return accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
  }

  private Account update(
      String named, String field, UnaryOperator<UpdateAccountRequest.Builder> change) {
    var update =
        UpdateAccountRequest.newBuilder()
            .setAccount(named)
            .setUpdateMask(FieldMask.newBuilder().addPaths(field));
    return accounts().updateAccount(change.apply(update).build()).getAccount();
  }
}
