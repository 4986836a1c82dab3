package io.coterie.gateway.edge;

import static io.coterie.gateway.edge.EchoContract.SAY;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import io.coterie.platform.failure.PlatformReason;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final List<String> OURS =
      List.of(
          "x-coterie-identity",
          "x-coterie-edge",
          "x-coterie-client",
          "x-coterie-service",
          "x-coterie-anything");

  private final RunningEdge edge = RunningEdge.start(Map.of("edge.trusted-proxies", "127.0.0.0/8"));
  private final ManagedChannel channel = edge.connect();

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void credentialBecomesAnIdentity() {
    say("authorization", "Bearer " + FakeAuth.GOOD);
    var received = edge.echo.received.getLast();
    assertThat(received.get(RpcHeaders.IDENTITY)).isEqualTo("identity-of-good");
    assertThat(received.containsKey(RpcHeaders.AUTHORIZATION)).isFalse();
  }

  @Test
  void schemeIsReadWithoutRegardToCase() {
    say("authorization", "bearer " + FakeAuth.GOOD);
    assertThat(edge.lastHeader(RpcHeaders.IDENTITY)).isEqualTo("identity-of-good");
  }

  @Test
  void callWithoutCredentialHasNoIdentity() {
    say("x-custom", "kept");
    assertThat(edge.echo.received.getLast().containsKey(RpcHeaders.IDENTITY)).isFalse();
    assertThat(edge.auth.asked).isEmpty();
  }

  @Test
  void metadataOfTheClientPasses() {
    say("x-custom", "kept");
    assertThat(edge.lastHeader(EchoBackend.CUSTOM)).isEqualTo("kept");
  }

  @Test
  void refusedCredentialNeverReachesTheService() {
    assertThat(reasonOf(() -> say("authorization", "Bearer bad")))
        .isEqualTo(PlatformReason.CREDENTIAL_INVALID.name());
    assertThat(edge.echo.received).isEmpty();
  }

  @Test
  void malformedCredentialIsRefusedAndAuthServiceHearsOfItButNotTheCredential() {
    for (var malformed : List.of("", "Bearer", "Bearer ", "Basic YTpi", "good", "Bearer a b")) {
      assertThat(reasonOf(() -> say("authorization", malformed)))
          .as(malformed)
          .isEqualTo(PlatformReason.CREDENTIAL_INVALID.name());
    }
    assertThat(edge.auth.asked).hasSize(6).containsOnly("unreadable");
    assertThat(edge.auth.methods).containsOnly("Say");
    assertThat(edge.echo.received).isEmpty();
  }

  @Test
  void twoCredentialsAreNone() {
    var headers = new Metadata();
    headers.put(RpcHeaders.AUTHORIZATION, "Bearer " + FakeAuth.GOOD);
    headers.put(RpcHeaders.AUTHORIZATION, "Bearer bad");
    assertThat(reasonOf(() -> say(headers))).isEqualTo(PlatformReason.CREDENTIAL_INVALID.name());
  }

  @Test
  void callsFailClosedWhileAuthIsDown() {
    edge.auth.isDown = true;
    var refused = refusalOf(() -> say("authorization", "Bearer " + FakeAuth.GOOD));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(reasonOf(refused)).isEqualTo(PlatformReason.DEPENDENCY_DOWN.name());
    assertThat(edge.echo.received).isEmpty();
  }

  @Test
  void deadServiceIsUnavailableWithoutInnerDetails() {
    edge.stopServices();
    var refused = refusalOf(() -> say("x-custom", "lost"));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(refused.getStatus().getDescription())
        .isEqualTo("echo-service does not answer: retry after a moment");
  }

  @Test
  void forgedHeadersAreStrippedFromGrpc() {
    var headers = new Metadata();
    OURS.forEach(name -> headers.put(key(name), "forged"));
    headers.put(Metadata.Key.of("x-coterie-x-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[3]);
    say(headers);
    assertNothingForged();
  }

  @Test
  void forgedHeadersAreStrippedFromJson() throws Exception {
    var client = new HttpProbe(edge);
    OURS.forEach(name -> client.header(name, "forged"));
    assertThat(client.get("/v1/echo/hello").statusCode()).isEqualTo(200);
    assertNothingForged();
  }

  @Test
  void forgedHeadersAreStrippedFromGrpcWeb() throws Exception {
    var client = new HttpProbe(edge);
    OURS.forEach(name -> client.header(name, "forged"));
    client.header("content-type", "application/grpc-web+proto");
    client.post("/coterie.testing.v1.Echo/Say", GrpcWebTest.frame("hello"));
    assertNothingForged();
  }

  @Test
  void stampNamesThePeer() {
    say("x-custom", "kept");
    assertThat(source()).isEqualTo("127.0.0.1");
  }

  @Test
  void trustedProxyNamesItsClientAndNobodyElse() {
    say("x-forwarded-for", "203.0.113.9, 198.51.100.7, 127.0.0.5");
    assertThat(source()).isEqualTo("198.51.100.7");
  }

  private String source() {
    return edge.tokens.verifyEdge(edge.lastHeader(RpcHeaders.EDGE)).orElseThrow().sourceAddress();
  }

  private void assertNothingForged() {
    var received = edge.echo.received.getLast();
    assertThat(received.keys())
        .filteredOn(name -> name.startsWith(RpcHeaders.PREFIX))
        .containsExactlyInAnyOrder("x-coterie-edge", "x-coterie-client");
    assertThat(received.getAll(RpcHeaders.CLIENT)).hasSize(1).doesNotContain("forged");
    assertThat(edge.tokens.verifyEdge(edge.lastHeader(RpcHeaders.EDGE))).isPresent();
    assertThat(received.getAll(RpcHeaders.EDGE)).hasSize(1);
  }

  private void say(String header, String value) {
    var headers = new Metadata();
    headers.put(key(header), value);
    say(headers);
  }

  private void say(Metadata headers) {
    Channel with =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    blockingUnaryCall(with, SAY, CallOptions.DEFAULT, EchoContract.text("hello"));
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  private static StatusRuntimeException refusalOf(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run);
  }

  private static String reasonOf(Runnable call) {
    return reasonOf(refusalOf(call));
  }

  private static String reasonOf(StatusRuntimeException refused) {
    try {
      return Objects.requireNonNull(StatusProto.fromThrowable(refused))
          .getDetails(0)
          .unpack(ErrorInfo.class)
          .getReason();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
