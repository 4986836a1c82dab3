package io.coterie.auth;

import io.coterie.auth.v1.AccountDirectoryServiceGrpc;
import io.coterie.auth.v1.AccountDirectoryServiceGrpc.AccountDirectoryServiceBlockingStub;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AccountServiceGrpc.AccountServiceBlockingStub;
import io.coterie.auth.v1.AuditServiceGrpc;
import io.coterie.auth.v1.AuditServiceGrpc.AuditServiceBlockingStub;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.auth.v1.IdentityServiceGrpc.IdentityServiceBlockingStub;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.TokenServiceGrpc;
import io.coterie.auth.v1.TokenServiceGrpc.TokenServiceBlockingStub;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;

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

  AccountDirectoryServiceBlockingStub directory() {
    return AccountDirectoryServiceGrpc.newBlockingStub(channel);
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
}
