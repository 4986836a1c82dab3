package io.coterie.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.UnknownFieldSet;
import io.coterie.auth.v1.SetupOptions;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.RpcHeaders;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.RegistryServiceGrpc;
import io.coterie.registry.v1.ResolveServiceGrpc;
import io.coterie.registry.v1.TrustServiceGrpc;
import io.coterie.relay.v1.RelayControlServiceGrpc;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.coterie.testing.Refusal;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every method with every kind of caller: who gets past the table, and who does not. */
class AllowedCallersTest {
  private static final RegistryFixture FIXTURE = new RegistryFixture();

  /** No field of it is right: a watch that would begin with an empty request does not with this. */
  private static final Empty NONSENSE =
      Empty.newBuilder()
          .setUnknownFields(
              UnknownFieldSet.newBuilder()
                  .addField(
                      1,
                      UnknownFieldSet.Field.newBuilder()
                          .addLengthDelimited(ByteString.copyFromUtf8("nonsense"))
                          .build())
                  .build())
          .build();

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("CreateChallenge", Set.of("nobody", "user", "node")),
          Map.entry("RegisterNode", Set.of("nobody", "user", "userInNetwork", "setupToken")),
          Map.entry("GetNode", Set.of("user", "userInNetwork", "node", "nodeInNetwork")),
          Map.entry("ListNodes", Set.of("user", "userInNetwork", "node", "nodeInNetwork")),
          Map.entry("UpdateNode", Set.of("user", "node")),
          Map.entry("RotateKey", Set.of("user", "node")),
          Map.entry("DeregisterNode", Set.of("user", "node")),
          Map.entry("Heartbeat", Set.of("node", "nodeInNetwork")),
          Map.entry("Resolve", Set.of("user", "userInNetwork", "node", "nodeInNetwork")),
          Map.entry("ResolveBatch", Set.of("user", "userInNetwork", "node", "nodeInNetwork")),
          Map.entry("WatchPeers", Set.of("node", "nodeInNetwork")),
          Map.entry("RequestTrust", Set.of("user", "node")),
          Map.entry("ListTrustRequests", Set.of("user", "node")),
          Map.entry("AcceptTrust", Set.of("user", "node")),
          Map.entry("DeclineTrust", Set.of("user", "node")),
          Map.entry("RevokeTrust", Set.of("user", "node")),
          Map.entry("ListTrusted", Set.of("user", "node")),
          Map.entry(
              "ListRelays", Set.of("user", "userInNetwork", "node", "nodeInNetwork", "operator")),
          Map.entry("IssueRelayCredential", Set.of("node", "nodeInNetwork")),
          Map.entry("GetGrantKeys", Set.of("node", "nodeInNetwork")),
          Map.entry("Tunnel", Set.of("node", "nodeInNetwork")),
          Map.entry("Register", Set.of("service")),
          Map.entry("BatchGetNodes", Set.of("service")),
          Map.entry("GetGrantKeySet", Set.of("service")),
          Map.entry("GetOpenness", Set.of("service")),
          Map.entry("GetNodeCounts", Set.of("service")),
          Map.entry("ListNodesOfAccount", Set.of("service")));

  @AfterAll
  static void close() {
    FIXTURE.close();
  }

  @Test
  void methodsAreOpenToTheirCallersAndToNobodyElse() {
    var open = new LinkedHashMap<String, Set<String>>();
    for (var method : methods()) {
      var callers = new TreeSet<String>();
      channels()
          .forEach((caller, channel) -> {
            if (isLetIn(method, channel)) {
              callers.add(caller);
            }
          });
      open.put(method.getBareMethodName(), callers);
    }
    assertThat(open).isEqualTo(ALLOWED);
  }

  @Test
  void proofThatDoesNotHoldIsRefusedWhereNoneIsNeeded() {
    for (var channel :
        List.of(
            FIXTURE.service().bearer("utok_unknown"),
            FIXTURE.service().with(RpcHeaders.IDENTITY, "forged"),
            FIXTURE.service().with(RpcHeaders.SERVICE, "forged"))) {
      var stub = RegistryServiceGrpc.newBlockingStub(channel);
      var refusal =
          Refusal.of(() -> stub.createChallenge(CreateChallengeRequest.getDefaultInstance()));
      assertThat(refusal.reason()).isEqualTo("CREDENTIAL_INVALID");
    }
  }

  private static Iterable<MethodDescriptor<?, ?>> methods() {
    return Stream.of(
            RegistryServiceGrpc.getServiceDescriptor(),
            ResolveServiceGrpc.getServiceDescriptor(),
            TrustServiceGrpc.getServiceDescriptor(),
            RelayServiceGrpc.getServiceDescriptor(),
            RelayControlServiceGrpc.getServiceDescriptor(),
            NodeDirectoryServiceGrpc.getServiceDescriptor())
        .map(ServiceDescriptor::getMethods)
        .<MethodDescriptor<?, ?>>flatMap(java.util.Collection::stream)
        .toList();
  }

  private static Map<String, Channel> channels() {
    var node = FIXTURE.node();
    var network = FIXTURE.network().network(node.id());
    var account = Callers.account();
    var service = FIXTURE.service();
    return Map.of(
        "nobody", service.anonymous(),
        "user", service.as(account),
        "userInNetwork", service.as(Callers.in(network.id(), account)),
        "node", service.as(node.caller()),
        "nodeInNetwork", service.as(node.callerIn(network.id())),
        "setupToken",
            service.as(
                FIXTURE.setupTokens().make(account, network, SetupOptions.getDefaultInstance())),
        "operator", service.as(new Caller.OperatorCaller(TokenId.random())),
        "service", service.asService(ServiceName.AUTH));
  }

  /** Whether an empty request gets as far as its fields. */
  private static boolean isLetIn(MethodDescriptor<?, ?> method, Channel channel) {
    var untyped =
        MethodDescriptor.newBuilder(
                ProtoUtils.marshaller(Empty.getDefaultInstance()),
                ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setFullMethodName(method.getFullMethodName())
            .setType(MethodDescriptor.MethodType.UNARY)
            .build();
    try {
      var _ =
          ClientCalls.blockingUnaryCall(
              channel,
              untyped,
              CallOptions.DEFAULT,
              method.getType() == MethodDescriptor.MethodType.UNARY
                  ? Empty.getDefaultInstance()
                  : NONSENSE);
      return true;
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNAUTHENTICATED, PERMISSION_DENIED -> false;
        // what an empty request does not name is not there
        case INVALID_ARGUMENT, NOT_FOUND, UNAVAILABLE -> true;
        default -> throw new AssertionError(method.getFullMethodName(), e);
      };
    }
  }
}
