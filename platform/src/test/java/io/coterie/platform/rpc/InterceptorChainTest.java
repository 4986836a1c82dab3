package io.coterie.platform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.AccountServiceGrpc.AccountServiceBlockingStub;
import io.coterie.auth.v1.AuthenticateRequest;
import io.coterie.auth.v1.AuthenticateResponse;
import io.coterie.auth.v1.ChangePasswordRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.auth.v1.LoginRequest;
import io.coterie.auth.v1.LoginResponse;
import io.coterie.auth.v1.LogoutRequest;
import io.coterie.auth.v1.LogoutResponse;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.auth.v1.RegisterAccountResponse;
import io.coterie.auth.v1.WhoAmIRequest;
import io.coterie.auth.v1.WhoAmIResponse;
import io.coterie.platform.call.Call;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.Scope;
import io.coterie.platform.identity.Scopes;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.identity.ShownToken;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterceptorChainTest {
  private static final Caller.AccountCaller ALICE =
      new Caller.AccountCaller(AccountId.random(), false, TokenId.random(), Optional.empty());

  private final AtomicReference<Call> seen = new AtomicReference<>();
  private final AtomicInteger served = new AtomicInteger();
  private final ChainFixture chain =
      new ChainFixture(Map.of("limits.logins-per-minute", "3"), new Accounts(), new Identities());

  @AfterEach
  void close() {
    chain.close();
  }

  @Test
  void aCallRunsOnItsOwnVirtualThreadAndKnowsItsCaller() {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);

    var reply =
        accounts(bearer(ChainFixture.CREDENTIAL)).whoAmI(WhoAmIRequest.getDefaultInstance());

    assertThat(reply.getNode()).isEqualTo("virtual");
    assertThat(seen.get().caller()).isEqualTo(ALICE);
    assertThat(seen.get().method()).isEqualTo("WhoAmI");
    assertThat(seen.get().sourceAddress()).isEqualTo("127.0.0.1");
  }

  @Test
  void anIdentityFromTheEdgeIsAsGoodAsTheCredential() {
    accounts(chain.with(RpcHeaders.IDENTITY, chain.identity(ALICE)))
        .whoAmI(WhoAmIRequest.getDefaultInstance());

    assertThat(seen.get().caller()).isEqualTo(ALICE);
  }

  @Test
  void whoeverCantProveItselfIsRefusedAlsoWhereNoProofIsNeeded() {
    var other = new ServiceTokens(ClusterSecret.random(), Clock.systemUTC());
    for (var channel :
        new Channel[] {
          bearer("utok_unknown"),
          bearer(""),
          chain.with(RpcHeaders.AUTHORIZATION, "Basic YWxpY2U6c2VjcmV0"),
          chain.with(RpcHeaders.IDENTITY, "forged"),
          chain.with(RpcHeaders.IDENTITY, chain.services.service(ServiceName.NETWORK)),
          chain.with(RpcHeaders.SERVICE, other.service(ServiceName.AUTH)),
          chain.with(RpcHeaders.SERVICE, chain.identity(ALICE)),
          chain.with(RpcHeaders.EDGE, other.edge(new EdgeStamp("192.0.2.1", "c"))),
        }) {
      assertThat(refusal(() -> accounts(channel).login(login())).reason())
          .isEqualTo("CREDENTIAL_INVALID");
    }
    assertThat(served).hasValue(0);
  }

  @Test
  void whoeverIsNotInTheMethodsLineIsRefused() {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);

    var nobody =
        refusal(() -> accounts(chain.channel()).whoAmI(WhoAmIRequest.getDefaultInstance()));
    var wrong =
        refusal(() -> accounts(bearer(ChainFixture.CREDENTIAL)).changePassword(passwords()));

    assertThat(nobody.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(wrong.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(wrong.info().getMetadataMap())
        .containsEntry("needed", "a node with its session token");
  }

  @Test
  void aTokenWithScopesNeedsTheOneInTheMethodsLine() {
    chain.credentials.put(
        ChainFixture.CREDENTIAL,
        new Caller.NodeCaller(
            NodeId.random(),
            Optional.empty(),
            new ShownToken(TokenId.random()),
            Optional.empty(),
            new Scopes(Set.of(Scope.ACCOUNT_READ))));

    var refusal =
        refusal(() -> accounts(bearer(ChainFixture.CREDENTIAL)).changePassword(passwords()));

    assertThat(refusal.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(refusal.reason()).isEqualTo("SCOPE_MISSING");
    assertThat(refusal.info().getMetadataMap()).containsEntry("scope", "account:write");
  }

  @Test
  void internalMethodsAreForServicesOnly() {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);
    var request = AuthenticateRequest.newBuilder().setCredential("x").build();

    var service = chain.with(RpcHeaders.SERVICE, chain.services.service(ServiceName.REGISTRY));
    IdentityServiceGrpc.newBlockingStub(service).authenticate(request);

    assertThat(seen.get().caller()).isEqualTo(new Caller.ServiceCaller(ServiceName.REGISTRY));
    assertThat(
            refusal(() ->
                    IdentityServiceGrpc.newBlockingStub(chain.channel()).authenticate(request))
                .code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            refusal(() ->
                    IdentityServiceGrpc.newBlockingStub(bearer(ChainFixture.CREDENTIAL))
                        .authenticate(request))
                .code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void refusedCallsAreOnRecord() {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);
    refusal(() -> accounts(bearer(ChainFixture.CREDENTIAL)).changePassword(passwords()));
    refusal(() -> accounts(bearer("utok_unknown")).whoAmI(WhoAmIRequest.getDefaultInstance()));
    refusal(() -> accounts(chain.channel()).whoAmI(WhoAmIRequest.getDefaultInstance()));

    // they are answered first
    await()
        .untilAsserted(() ->
            assertThat(chain.refusals)
                .extracting(
                    refused -> refused.action() + " " + refused.reason() + " " + refused.who())
                .containsExactlyInAnyOrder(
                    "ChangePassword CALLER_NOT_ALLOWED " + ALICE.subject(),
                    "WhoAmI CREDENTIAL_INVALID address 127.0.0.1"));
  }

  @Test
  void refusedCallThatNeverSendsItsRequestIsAnsweredAllTheSame() throws Exception {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);
    var answer = new CompletableFuture<Status.Code>();
    var call =
        bearer(ChainFixture.CREDENTIAL)
            .newCall(AccountServiceGrpc.getChangePasswordMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            answer.complete(status.getCode());
          }
        },
        new Metadata());
    call.halfClose();

    assertThat(answer.get()).isEqualTo(Status.Code.PERMISSION_DENIED);
    await()
        .untilAsserted(() ->
            assertThat(chain.refusals)
                .singleElement()
                .matches(refused -> refused.target().isEmpty()));
  }

  @Test
  void everyBadFieldIsNamedAndNoValueRepeated() throws Exception {
    var bad =
        RegisterAccountRequest.newBuilder()
            .setUsername("!")
            .setPassword("hunter2")
            .setRequestId("x")
            .build();

    var refusal = refusal(() -> accounts(chain.channel()).registerAccount(bad));

    assertThat(refusal.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refusal.detail(BadRequest.class).getFieldViolationsList())
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactlyInAnyOrder("username", "password", "request_id");
    assertThat(refusal.status().toString()).doesNotContain("hunter2");
    assertThat(served).hasValue(0);
  }

  @Test
  void limitsSayHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      accounts(chain.channel()).login(login());
    }

    var refusal = refusal(() -> accounts(chain.channel()).login(login()));

    assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo("RATE_LIMITED");
    var elsewhere =
        chain.with(RpcHeaders.EDGE, chain.services.edge(new EdgeStamp("192.0.2.7", "call-7")));
    accounts(elsewhere).login(login());
    assertThat(seen.get().sourceAddress()).isEqualTo("192.0.2.7");
    assertThat(seen.get().id()).isEqualTo("call-7");
  }

  @Test
  void aRepeatGetsTheFirstAnswerWithoutBeingServed() {
    var id = UUID.randomUUID();
    var first = RegisterAccountResponse.newBuilder().setUserToken("utok_first").build();
    chain.answers.put(id, first.toByteString());
    var request =
        RegisterAccountRequest.newBuilder()
            .setUsername("alice")
            .setPassword("long enough")
            .setRequestId(id.toString());

    assertThat(accounts(chain.channel()).registerAccount(request.build())).isEqualTo(first);
    assertThat(served).hasValue(0);

    accounts(chain.channel())
        .registerAccount(request.setRequestId(UUID.randomUUID().toString()).build());
    assertThat(served).hasValue(1);
    assertThat(seen.get().requestKey()).isPresent();
  }

  @Test
  void theBodyHashLeavesTheRequestIdOut() {
    var request =
        RegisterAccountRequest.newBuilder().setUsername("alice").setPassword("long enough");

    accounts(chain.channel())
        .registerAccount(request.setRequestId(UUID.randomUUID().toString()).build());
    var one = seen.get().requestKey().orElseThrow();
    accounts(chain.channel())
        .registerAccount(request.setRequestId(UUID.randomUUID().toString()).build());
    var two = seen.get().requestKey().orElseThrow();
    accounts(chain.channel()).registerAccount(request.setUsername("bob").build());

    assertThat(two.bodyHash()).isEqualTo(one.bodyHash());
    assertThat(seen.get().requestKey().orElseThrow().bodyHash()).isNotEqualTo(one.bodyHash());
  }

  @Test
  void aFaultTellsTheClientNothingButTheCallId() {
    chain.credentials.put(ChainFixture.CREDENTIAL, ALICE);

    var refusal =
        refusal(() ->
            accounts(bearer(ChainFixture.CREDENTIAL)).logout(LogoutRequest.getDefaultInstance()));

    assertThat(refusal.code()).isEqualTo(Status.Code.INTERNAL);
    assertThat(refusal.reason()).isEqualTo("INTERNAL");
    assertThat(refusal.status().toString()).doesNotContain("boom");
    assertThat(refusal.trailers().get(RpcHeaders.CALL_ID)).isNotBlank();
  }

  @Test
  void everyReplyCarriesOneCallId() {
    var refusal =
        refusal(() ->
            accounts(chain.with(RpcHeaders.CALL_ID, "chosen-by-client"))
                .whoAmI(WhoAmIRequest.getDefaultInstance()));

    assertThat(refusal.trailers().getAll(RpcHeaders.CALL_ID))
        .singleElement()
        .isNotEqualTo("chosen-by-client");
  }

  @Test
  void tooLargeARequestIsRefused() {
    var large = LoginRequest.newBuilder().setUsername("a".repeat(2 << 20)).build();

    assertThat(refusal(() -> accounts(chain.channel()).login(large)).code())
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void garbageOnThePortHarmsNobody() throws IOException {
    for (var garbage :
        new String[] {
          "GET / HTTP/1.1\r\n\r\n", "\0\1\2\3", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense"
        }) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), chain.port())) {
        socket.getOutputStream().write(garbage.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
    }

    accounts(chain.channel()).login(login());
    assertThat(served).hasValue(1);
  }

  @Test
  void healthNeedsNoCredential() {
    assertThat(
            HealthGrpc.newBlockingStub(chain.channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  private Channel bearer(String credential) {
    return chain.with(RpcHeaders.AUTHORIZATION, "Bearer " + credential);
  }

  private static AccountServiceBlockingStub accounts(Channel channel) {
    return AccountServiceGrpc.newBlockingStub(channel);
  }

  private static LoginRequest login() {
    return LoginRequest.newBuilder().setUsername("alice").setPassword("secret").build();
  }

  private static ChangePasswordRequest passwords() {
    return ChangePasswordRequest.newBuilder()
        .setCurrentPassword("a")
        .setNewPassword("long enough")
        .build();
  }

  private static Refusal refusal(Runnable call) {
    return new Refusal(catchThrowableOfType(StatusRuntimeException.class, call::run));
  }

  private record Refusal(StatusRuntimeException thrown) {
    Status.Code code() {
      return thrown.getStatus().getCode();
    }

    Metadata trailers() {
      return java.util.Objects.requireNonNull(thrown.getTrailers());
    }

    com.google.rpc.Status status() {
      return java.util.Objects.requireNonNull(StatusProto.fromThrowable(thrown));
    }

    ErrorInfo info() {
      return detail(ErrorInfo.class);
    }

    String reason() {
      return info().getReason();
    }

    <T extends com.google.protobuf.Message> T detail(Class<T> type) {
      return status().getDetailsList().stream()
          .filter(any -> any.is(type))
          .map(any -> {
            try {
              return any.unpack(type);
            } catch (InvalidProtocolBufferException e) {
              throw new AssertionError(e);
            }
          })
          .findFirst()
          .orElseThrow();
    }
  }

  private final class Accounts extends AccountServiceGrpc.AccountServiceImplBase {
    @Override
    public void login(LoginRequest request, StreamObserver<LoginResponse> out) {
      note();
      Rpc.reply(out, LoginResponse.getDefaultInstance());
    }

    @Override
    public void registerAccount(
        RegisterAccountRequest request, StreamObserver<RegisterAccountResponse> out) {
      note();
      Rpc.reply(out, RegisterAccountResponse.getDefaultInstance());
    }

    @Override
    public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> out) {
      note();
      Rpc.reply(
          out,
          WhoAmIResponse.newBuilder()
              .setNode(Thread.currentThread().isVirtual() ? "virtual" : "")
              .build());
    }

    @Override
    public void logout(LogoutRequest request, StreamObserver<LogoutResponse> out) {
      throw new IllegalStateException("boom");
    }
  }

  private final class Identities extends IdentityServiceGrpc.IdentityServiceImplBase
      implements BindableService {
    @Override
    public void authenticate(
        AuthenticateRequest request, StreamObserver<AuthenticateResponse> out) {
      note();
      Rpc.reply(out, AuthenticateResponse.getDefaultInstance());
    }
  }

  private void note() {
    seen.set(Call.current());
    served.incrementAndGet();
  }
}
