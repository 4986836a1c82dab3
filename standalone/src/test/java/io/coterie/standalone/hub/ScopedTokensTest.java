package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.CreateTokenRequest;
import io.coterie.auth.v1.EndSessionRequest;
import io.coterie.auth.v1.ListAuditEventsRequest;
import io.coterie.auth.v1.ListSessionsRequest;
import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.RevokeTokenRequest;
import io.coterie.auth.v1.RotateTokenRequest;
import io.coterie.auth.v1.TokenKind;
import io.coterie.auth.v1.UpdateAccountRequest;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.network.v1.AddMemberRequest;
import io.coterie.network.v1.CreateInviteRequest;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.ListMembersRequest;
import io.coterie.network.v1.ListMyInvitesRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.RemoveMemberRequest;
import io.coterie.network.v1.UnblockPrincipalRequest;
import io.coterie.network.v1.UpdateMemberRequest;
import io.coterie.network.v1.VouchMemberRequest;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.TestHub.Account;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A token with scopes is good for these, in every service, through the edge. */
class ScopedTokensTest {
  /** One call of each service's resources, by the scope it needs. */
  private static final Map<String, List<Consumer<CoterieClient>>> CALLS =
      Map.of(
          "tokens:read",
          List.of(c -> c.tokens().listTokens(ListTokensRequest.getDefaultInstance())),
          "audit:read",
          List.of(c -> c.audit().listAuditEvents(ListAuditEventsRequest.getDefaultInstance())),
          "networks:read",
          List.of(
              c -> c.networks().listNetworks(ListNetworksRequest.getDefaultInstance()),
              c ->
                  c.members()
                      .listMembers(ListMembersRequest.newBuilder().setNetwork("default").build()),
              c -> c.invites().listMyInvites(ListMyInvitesRequest.getDefaultInstance())),
          "networks:write",
          List.of(c ->
              c.networks()
                  .createNetwork(CreateNetworkRequest.newBuilder().setName("scoped").build())),
          "nodes:read",
          List.of(
              c -> c.registry().listNodes(ListNodesRequest.getDefaultInstance()),
              c -> c.resolver().resolve(ResolveRequest.newBuilder().setTarget("nobody").build())),
          "nodes:write",
          List.of(c ->
              c.registry()
                  .deregisterNode(DeregisterNodeRequest.newBuilder().setNode("nobody").build())));

  @AutoClose private static final TestHub hub = TestHub.start();

  @Test
  void everyServiceAsksForTheScopeOfItsMethod() {
    var alice = hub.account();
    for (var scope : CALLS.keySet()) {
      var scoped = token(alice, scope);
      assertThat(scoped.accounts().whoAmI(WhoAmIRequest.getDefaultInstance()).getScopesList())
          .containsExactly(scope);
      CALLS.forEach((needed, calls) ->
          calls.forEach(call -> {
            var missing = missingScope(() -> call.accept(scoped));
            assertThat(missing).isEqualTo(needed.equals(scope) ? "" : needed);
          }));
    }
  }

  @Test
  void aNetworkTokenAdministersNeitherAccountsNorTokensNorMembers() {
    var bound = hub.account().bound();
    var calls =
        List.<Runnable>of(
            () -> bound.tokens().createToken(CreateTokenRequest.getDefaultInstance()),
            () -> bound.tokens().rotateToken(RotateTokenRequest.getDefaultInstance()),
            () -> bound.tokens().revokeToken(RevokeTokenRequest.getDefaultInstance()),
            () -> bound.tokens().listTokens(ListTokensRequest.getDefaultInstance()),
            () -> bound.accounts().changePassword(ChangePasswordRequest.getDefaultInstance()),
            () -> bound.accounts().updateAccount(UpdateAccountRequest.getDefaultInstance()),
            () -> bound.accounts().listSessions(ListSessionsRequest.getDefaultInstance()),
            () -> bound.accounts().endSession(EndSessionRequest.getDefaultInstance()),
            () -> bound.members().addMember(AddMemberRequest.getDefaultInstance()),
            () -> bound.members().removeMember(RemoveMemberRequest.getDefaultInstance()),
            () -> bound.members().updateMember(UpdateMemberRequest.getDefaultInstance()),
            () -> bound.members().joinNetwork(JoinNetworkRequest.getDefaultInstance()),
            () -> bound.members().leaveNetwork(LeaveNetworkRequest.getDefaultInstance()),
            () -> bound.members().unblockPrincipal(UnblockPrincipalRequest.getDefaultInstance()),
            () -> bound.invites().createInvite(CreateInviteRequest.getDefaultInstance()),
            () -> bound.invites().vouchMember(VouchMemberRequest.getDefaultInstance()),
            () -> bound.networks().createNetwork(CreateNetworkRequest.getDefaultInstance()),
            () -> bound.networks().deleteNetwork(DeleteNetworkRequest.getDefaultInstance()));
    for (var call : calls) {
      var thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
      assertThat(ApiFailure.of(Objects.requireNonNull(thrown)).reason())
          .contains("CALLER_NOT_ALLOWED");
    }
  }

  private static CoterieClient token(Account owner, String scope) {
    return hub.with(
        owner
            .user()
            .tokens()
            .createToken(
                CreateTokenRequest.newBuilder()
                    .setKind(TokenKind.TOKEN_KIND_USER)
                    .addScopes(scope)
                    .build())
            .getSecret());
  }

  /** The scope that a call is refused for; empty: it is not refused for one. */
  private static String missingScope(Runnable call) {
    var thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
    if (thrown == null) {
      return "";
    }
    var failure = ApiFailure.of(thrown);
    if (!failure.reason().orElse("").equals("SCOPE_MISSING")) {
      return "";
    }
    assertThat(failure.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    return failure.metadata().getOrDefault("scope", "");
  }
}
