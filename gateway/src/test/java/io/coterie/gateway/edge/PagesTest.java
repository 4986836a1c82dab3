package io.coterie.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final RunningEdge EDGE =
      RunningEdge.start(
          Map.of(
              "edge.trusted-proxies", "127.0.0.1",
              "edge.cors-origins", "https://console.example"));

  private final HttpProbe http = new HttpProbe(EDGE);

  @AfterAll
  static void stop() {
    EDGE.close();
  }

  @Test
  void documentationIsServed() throws Exception {
    var page = http.get("/docs/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html");
  }

  @Test
  void documentationShowsPublicMethodsOnly() throws Exception {
    assertThat(http.get("/docs/specification.json").body())
        .contains("coterie.testing.v1.Echo")
        .doesNotContain("Backstage")
        .doesNotContain("/v1/inner")
        .doesNotContain("Echo/Inner");
  }

  @Test
  void documentationKeepsVersionsToItself() throws Exception {
    assertThat(http.get("/docs/versions.json").body()).isEqualTo("[]");
  }

  @Test
  void healthIsOneGetAway() throws Exception {
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreForCallersOnThisMachine() throws Exception {
    var page = http.get("/metrics");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("jvm_memory_used_bytes");
  }

  @Test
  void metricsAreNotThereForOthers() throws Exception {
    assertThat(http.header("x-forwarded-for", "203.0.113.9").get("/metrics").statusCode())
        .isEqualTo(404);
  }

  @Test
  void metricsAreThereForTheOperator() throws Exception {
    http.header("x-forwarded-for", "203.0.113.9");
    assertThat(
            http.header("authorization", "Bearer " + FakeAuth.OPERATOR)
                .get("/metrics")
                .statusCode())
        .isEqualTo(200);
    assertThat(http.header("authorization", "Bearer good").get("/metrics").statusCode())
        .isEqualTo(404);
  }

  @Test
  void pagesOfAConfiguredOriginMayCall() throws Exception {
    var response = http.header("origin", "https://console.example").get("/v1/echo/hello");
    assertThat(response.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://console.example");
  }

  @Test
  void pagesOfOtherOriginsMayNot() throws Exception {
    var response = http.header("origin", "https://evil.example").get("/v1/echo/hello");
    assertThat(response.headers().firstValue("access-control-allow-origin")).isEmpty();
  }
}
