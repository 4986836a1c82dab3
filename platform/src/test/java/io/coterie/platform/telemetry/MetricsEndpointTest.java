package io.coterie.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.config.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void itAnswersPrometheus() throws Exception {
    var endpoint = endpoint(Optional.of(new HostPort("127.0.0.1", 0)));
    endpoint.start();
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + endpoint.address().orElseThrow().getPort());
      var get = HttpRequest.newBuilder(uri.resolve("/metrics")).build();
      var post =
          HttpRequest.newBuilder(uri.resolve("/metrics")).POST(BodyPublishers.noBody()).build();

      var answer = client.send(get, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body()).contains("jvm_memory_used_bytes");
      assertThat(client.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    } finally {
      endpoint.stop();
    }
  }

  @Test
  void withoutAnAddressItDoesNotListen() {
    var endpoint = endpoint(Optional.empty());

    endpoint.start();

    assertThat(endpoint.address()).isEmpty();
    endpoint.stop();
  }

  @Test
  void aTakenPortNamesTheKey() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var endpoint = endpoint(Optional.of(new HostPort("127.0.0.1", taken.getLocalPort())));

      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(endpoint::start)
          .withMessageContaining("telemetry.metrics-listen");
    }
  }

  private MetricsEndpoint endpoint(Optional<HostPort> listen) {
    return new MetricsEndpoint(new MetricsConfig(listen), metrics);
  }
}
