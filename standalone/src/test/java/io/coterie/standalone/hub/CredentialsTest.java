package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.PrincipalRef;
import io.coterie.network.v1.RedeemInviteRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Nothing but a live credential of one's own opens anything, and it opens no more than it says. */
class CredentialsTest {
  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void whatIsNotACredentialIsRefusedInOneWay() {
    var unknown = "0".repeat(32);
    for (var credential :
        new String[] {
          "utok_" + unknown, "ntok_" + unknown, "atok_" + unknown, "nses_" + unknown, "x", "a.b.c"
        }) {
      var failure =
          failure(() -> hub.with(credential).accounts().whoAmI(WhoAmIRequest.getDefaultInstance()));

      assertThat(failure.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(failure.reason()).contains("CREDENTIAL_INVALID");
    }
  }

  @Test
  void aRevokedTokenIsDeadWithTheNextCall() {
    var alice = hub.account();
    var created =
        alice
            .user()
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .setName("ci")
                    .build());
    var token = hub.with(created.getSecret());
    token.accounts().whoAmI(WhoAmIRequest.getDefaultInstance());

    alice
        .user()
        .tokens()
        .revokeToken(RevokeTokenRequest.newBuilder().setToken(created.getToken().getId()).build());

    assertThat(failure(() -> token.accounts().whoAmI(WhoAmIRequest.getDefaultInstance())).code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void aNewPasswordEndsTheOtherTokens() {
    var alice = hub.account();
    var other =
        alice
            .user()
            .tokens()
            .createToken(CreateTokenRequest.newBuilder().setKind(TokenKind.TOKEN_KIND_USER).build())
            .getSecret();

    alice
        .user()
        .accounts()
        .changePassword(
            ChangePasswordRequest.newBuilder()
                .setCurrentPassword("correct horse " + alice.name())
                .setNewPassword("another password")
                .build());

    alice.user().accounts().whoAmI(WhoAmIRequest.getDefaultInstance());
    assertThat(
            failure(() -> hub.with(other).accounts().whoAmI(WhoAmIRequest.getDefaultInstance()))
                .code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void aNetworkTokenDoesNotSeeBeyondItsNetwork() {
    var alice = hub.account();
    var elsewhere = hub.network(alice, JoinRule.JOIN_RULE_OPEN);

    var there = failure(() -> alice.bound().networks().getNetwork(get(elsewhere.getId())));

    assertThat(there.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            alice
                .bound()
                .networks()
                .listNetworks(ListNetworksRequest.getDefaultInstance())
                .getNetworksList())
        .singleElement()
        .satisfies(network -> assertThat(network.getId()).isEqualTo(alice.defaultNetwork()));
    assertThat(
            failure(() -> alice.bound().tokens().listTokens(ListTokensRequest.getDefaultInstance()))
                .code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void aRemovedMembersTokenIsDeadAndJoiningAgainDoesNotReviveIt() {
    var owner = hub.account();
    var guest = hub.account();
    var network = hub.network(owner, JoinRule.JOIN_RULE_INVITE).getId();
    redeem(guest, invite(owner, network));
    var token =
        hub.with(
            guest
                .user()
                .tokens()
                .createToken(
                    CreateTokenRequest.newBuilder()
                        .setKind(TokenKind.TOKEN_KIND_NETWORK)
                        .setNetwork(network)
                        .build())
                .getSecret());
    token.networks().getNetwork(get(network));

    owner
        .user()
        .members()
        .removeMember(
            RemoveMemberRequest.newBuilder()
                .setNetwork(network)
                .setMember(PrincipalRef.newBuilder().setAccount(guest.id()))
                .build());
    assertThat(failure(() -> token.networks().getNetwork(get(network))).code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);

    redeem(guest, invite(owner, network));
    assertThat(failure(() -> token.networks().getNetwork(get(network))).code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    guest.user().networks().getNetwork(get(network));
  }

  @Test
  void identityHeadersFromAClientAreWorthless() throws Exception {
    var alice = hub.account();
    var victim =
        new Caller.AccountCaller(
            new AccountId(alice.id()), true, TokenId.random(), Optional.empty());
    var forged =
        new IdentitySigner(Clock.systemUTC()).sign(victim, "k", Ed25519.generate().getPrivate());
    var secret = ClusterSecret.parse(Files.readString(hub.folder().resolve("cluster.secret")));
    // even a good one of ours does not get through the edge
    var service = new ServiceTokens(secret, Clock.systemUTC()).service(ServiceName.GATEWAY);

    for (var header :
        new String[][] {{"x-coterie-identity", forged}, {"x-coterie-service", service}}) {
      var failure = failure(() -> accounts(header[0], header[1]));
      assertThat(failure.code()).as(header[0]).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(json("/v1/whoami", header[0], header[1])).as(header[0]).isEqualTo(401);
    }
  }

  @Test
  void internalMethodsDoNotExistAtTheEdge() {
    var operator = hub.operator();
    var authenticate =
        failure(() ->
            IdentityServiceGrpc.newBlockingStub(bearer(operator))
                .authenticate(AuthenticateRequest.newBuilder().setCredential("x").build()));
    var membership =
        failure(() ->
            MembershipServiceGrpc.newBlockingStub(bearer(operator))
                .getMembership(
                    GetMembershipRequest.newBuilder().setNetwork("1").setPrincipal("x").build()));

    assertThat(authenticate.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(membership.code()).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void theOperatorAndTheSystemAdminSeeNoMembersThatAreNotTheirs() {
    var alice = hub.account();
    var network = hub.network(alice, JoinRule.JOIN_RULE_INVITE);
    var list = ListMembersRequest.newBuilder().setNetwork(network.getId()).build();

    // the operator lists members with addresses; a system admin has no role by being one
    assertThat(hub.operator().members().listMembers(list).getMembersList()).hasSize(1);
    assertThat(failure(() -> hub.account().user().members().listMembers(list)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  private static String invite(TestHub.Account owner, String network) {
    return owner
        .user()
        .invites()
        .createInvite(CreateInviteRequest.newBuilder().setNetwork(network).build())
        .getCode();
  }

  private static void redeem(TestHub.Account guest, String code) {
    guest.user().invites().redeemInvite(RedeemInviteRequest.newBuilder().setCode(code).build());
  }

  private static GetNetworkRequest get(String network) {
    return GetNetworkRequest.newBuilder().setNetwork(network).build();
  }

  private static void accounts(String header, String value) {
    io.coterie.auth.v1.AccountServiceGrpc.newBlockingStub(
            with(hub.nobody().channel(), header, value))
        .whoAmI(WhoAmIRequest.getDefaultInstance());
  }

  private static int json(String path, String header, String value) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(hub.edge() + path)).header(header, value).build();
      return http.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private static Channel bearer(CoterieClient client) {
    return with(
        client.channel(), "authorization", "Bearer " + client.credential().orElseThrow().secret());
  }

  private static Channel with(Channel channel, String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static ApiFailure failure(ThrowingCallable call) {
    return ApiFailure.of(
        Objects.requireNonNull(catchThrowableOfType(StatusRuntimeException.class, call)));
  }
}
