package io.coterie.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import com.google.rpc.ErrorDetailsProto;
import com.google.rpc.Status;
import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.CreateNetworkResponse;
import io.coterie.network.v1.DeleteNetworkRequest;
import io.coterie.network.v1.DeleteNetworkResponse;
import io.coterie.network.v1.GetNetworkRequest;
import io.coterie.network.v1.GetNetworkResponse;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.ListNetworksResponse;
import io.coterie.network.v1.Network;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.network.v1.UpdateNetworkRequest;
import io.coterie.network.v1.UpdateNetworkResponse;
import io.grpc.stub.StreamObserver;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final Networks NETWORKS = new Networks();
  private static final RunningEdge EDGE =
      RunningEdge.start(
          Map.of(),
          new RunningEdge.Service(
              "network-service", NetworkServiceGrpc.getServiceDescriptor(), NETWORKS));

  private final HttpProbe http = new HttpProbe(EDGE);

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void bodyIsTheRequestAndTheAnswerIsJson() throws Exception {
    var response =
        http.json(
            "POST",
            "/v1/networks",
            """
            {"name": "dev", "joinRule": "JOIN_RULE_TOKEN", "max_members": 7}
            """);
    assertThat(NETWORKS.last(CreateNetworkRequest.class))
        .isEqualTo(
            CreateNetworkRequest.newBuilder()
                .setName("dev")
                .setJoinRule(JoinRule.JOIN_RULE_TOKEN)
                .setMaxMembers(7)
                .build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(response.body())
        .isEqualTo(
            """
            {"network":{"id":"net_1","name":"dev","joinRule":"JOIN_RULE_TOKEN",\
            "taskCount":"9007199254740993","createTime":"2026-01-02T03:04:05.006Z"}}\
            """);
  }

  @Test
  void replyHasTheCallIdAndNothingOfGrpc() throws Exception {
    var headers = http.get("/v1/networks").headers();
    assertThat(headers.allValues("x-coterie-call-id")).hasSize(1);
    assertThat(headers.map().keySet())
        .noneMatch(name -> name.startsWith("grpc"))
        .doesNotContain("server");
  }

  @Test
  void pathAndQueryFillTheRequest() throws Exception {
    http.get("/v1/networks?page_size=3&pageToken=abc%2B%2F");
    assertThat(NETWORKS.last(ListNetworksRequest.class))
        .isEqualTo(ListNetworksRequest.newBuilder().setPageSize(3).setPageToken("abc+/").build());
  }

  @Test
  void pathSegmentMayHoldAnEncodedSlash() throws Exception {
    http.get("/v1/networks/alice%2Fdev");
    assertThat(NETWORKS.last(GetNetworkRequest.class).getNetwork()).isEqualTo("alice/dev");
  }

  @Test
  void patchTakesBodyAndPath() throws Exception {
    http.json(
        "PATCH",
        "/v1/networks/net_1",
        """
        {"description": "new", "updateMask": "description"}
        """);
    var request = NETWORKS.last(UpdateNetworkRequest.class);
    assertThat(request.getNetwork()).isEqualTo("net_1");
    assertThat(request.getUpdateMask().getPathsList()).containsExactly("description");
  }

  @Test
  void deleteTakesPathAndQuery() throws Exception {
    http.json("DELETE", "/v1/networks/net_1?disconnect_agents=true", "");
    assertThat(NETWORKS.last(DeleteNetworkRequest.class))
        .isEqualTo(
            DeleteNetworkRequest.newBuilder()
                .setNetwork("net_1")
                .setDisconnectAgents(true)
                .build());
  }

  @Test
  void refusalIsAStatusWithDetails() throws Exception {
    var response = http.get("/v1/echo/refuse");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            """
            {"code":5,"message":"ünknown + 100 %","details":[\
            {"@type":"type.googleapis.com/google.rpc.ErrorInfo",\
            "reason":"ECHO_REFUSED","domain":"coterie"}]}\
            """);
    assertThat(response.headers().allValues("x-coterie-call-id")).hasSize(1);
  }

  @Test
  void refusedCredentialIs401() throws Exception {
    var response = http.header("authorization", "Bearer bad").get("/v1/networks");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("CREDENTIAL_INVALID");
  }

  @Test
  void crashTellsNothing() throws Exception {
    var response = http.get("/v1/echo/crash");
    assertThat(response.statusCode()).isEqualTo(500);
    assertNothingLeaks(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nmae\": \"dev\"}",
        "{\"name\": ",
        "[1, 2]",
        "\"text\"",
        "{\"joinRule\": \"JOIN_RULE_WRONG\"}",
        "{\"maxMembers\": \"many\"}",
        "{\"maxMembers\": 99999999999}",
        "{\"name\": {\"deep\": 1}}"
      })
  void unreadableBodyIsInvalid(String body) throws Exception {
    var response = http.json("POST", "/v1/networks", body);
    assertThat(response.statusCode()).isEqualTo(400);
    var status = status(response);
    assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    assertThat(response.body()).contains("REQUEST_UNREADABLE");
    assertNothingLeaks(response);
  }

  @Test
  void misspeltFieldIsNamed() throws Exception {
    assertThat(http.json("POST", "/v1/networks", "{\"nmae\": \"dev\"}").body()).contains("nmae");
  }

  @Test
  void bodyOfAnotherTypeIsInvalid() throws Exception {
    var response = http.header("content-type", "text/plain").post("/v1/networks", new byte[] {1});
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void wrongNumberInTheQueryIsInvalid() throws Exception {
    var response = http.get("/v1/networks?page_size=many");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(status(response).getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    assertNothingLeaks(response);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v2/networks", "/v1/networks/a/b/c", "/v1/%00", "/../../etc"})
  void unknownPathIsNotFound(String path) throws Exception {
    var response = http.get(path);
    assertThat(response.statusCode()).isIn(404, 400);
    assertThat(status(response).getMessage()).isNotEmpty();
    assertNothingLeaks(response);
  }

  @Test
  void wrongMethodIsRefused() throws Exception {
    var response = http.json("PUT", "/v1/networks", "{}");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(status(response).getCode()).isEqualTo(Code.UNIMPLEMENTED_VALUE);
  }

  @Test
  void oversizedBodyIsRefused() throws Exception {
    var body = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
    var response = http.json("POST", "/v1/networks", body);
    assertThat(response.statusCode()).isIn(413, 429);
    assertThat(status(response).getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
    assertThat(response.body()).contains("REQUEST_TOO_LARGE");
  }

  private static void assertNothingLeaks(HttpResponse<String> response) {
    assertThat(response.body())
        .doesNotContainIgnoringCase("armeria")
        .doesNotContain("secret")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  private static Status status(HttpResponse<String> response) throws Exception {
    var status = Status.newBuilder();
    JsonFormat.parser()
        .usingTypeRegistry(
            TypeRegistry.newBuilder()
                .add(ErrorDetailsProto.getDescriptor().getMessageTypes())
                .build())
        .merge(response.body(), status);
    return status.build();
  }

  /** Remembers requests; knows one network. */
  private static final class Networks extends NetworkServiceGrpc.NetworkServiceImplBase {
    private final ConcurrentLinkedDeque<Object> requests = new ConcurrentLinkedDeque<>();

    <T> T last(Class<T> type) {
      return type.cast(requests.getLast());
    }

    @Override
    public void createNetwork(
        CreateNetworkRequest request, StreamObserver<CreateNetworkResponse> out) {
      var created =
          Network.newBuilder()
              .setId("net_1")
              .setName(request.getName())
              .setJoinRule(request.getJoinRule())
              .setTaskCount((1L << 53) + 1)
              .setCreateTime(Timestamp.newBuilder().setSeconds(1_767_323_045L).setNanos(6_000_000));
      answer(request, CreateNetworkResponse.newBuilder().setNetwork(created).build(), out);
    }

    @Override
    public void listNetworks(
        ListNetworksRequest request, StreamObserver<ListNetworksResponse> out) {
      answer(request, ListNetworksResponse.getDefaultInstance(), out);
    }

    @Override
    public void getNetwork(GetNetworkRequest request, StreamObserver<GetNetworkResponse> out) {
      answer(request, GetNetworkResponse.getDefaultInstance(), out);
    }

    @Override
    public void updateNetwork(
        UpdateNetworkRequest request, StreamObserver<UpdateNetworkResponse> out) {
      answer(request, UpdateNetworkResponse.getDefaultInstance(), out);
    }

    @Override
    public void deleteNetwork(
        DeleteNetworkRequest request, StreamObserver<DeleteNetworkResponse> out) {
      answer(request, DeleteNetworkResponse.getDefaultInstance(), out);
    }

    private <T> void answer(Object request, T response, StreamObserver<T> out) {
      requests.add(request);
      out.onNext(response);
      out.onCompleted();
    }
  }
}
