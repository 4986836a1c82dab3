package io.coterie.standalone.hub;

import static io.coterie.testing.FakeCollector.CLIENT;
import static io.coterie.testing.FakeCollector.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.testing.FakeCollector;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a collector of traces sees of a hub. */
class TraceTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void aClientsTraceGoesThroughAllServicesOfTheHub() throws Exception {
    try (var collector = new FakeCollector()) {
      try (var hub = TestHub.start("telemetry:\n  otlp-endpoint: " + collector.endpoint() + "\n")) {
        register(hub);
      } // which sends what was held back

      var served = collector.span(SERVER, AccountServiceGrpc.getRegisterAccountMethod());
      var asked = collector.span(CLIENT, MembershipServiceGrpc.getEnsureDefaultNetworkMethod());
      var answered = collector.span(SERVER, MembershipServiceGrpc.getEnsureDefaultNetworkMethod());
      assertThat(served.trace()).isEqualTo(bytes(TRACE));
      assertThat(served.parent()).isEqualTo(bytes(SPAN));
      assertThat(asked.parent()).isEqualTo(served.id());
      assertThat(answered.parent()).isEqualTo(asked.id());
      assertThat(answered.trace()).isEqualTo(served.trace());
    }
  }

  private static void register(TestHub hub) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + TRACE + "-" + SPAN + "-01");
    var _ =
        hub.nobody()
            .accounts()
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("alice")
                    .setPassword("correct horse")
                    .build());
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
