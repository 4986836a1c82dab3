package io.coterie.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HubAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9000, http://127.0.0.1:9000",
    "HTTP://LocalHost:9000/, http://localhost:9000",
    "http://[::1]:9000, http://[::1]:9000",
    "http://127.9.9.9, http://127.9.9.9:80",
    "https://hub.example, https://hub.example:443",
    "127.0.0.1:9000, http://127.0.0.1:9000",
    "hub.example:9000, https://hub.example:9000",
  })
  void addressIsReadFromItsUrl(String text, String url) {
    assertThat(HubAddress.parse(text, false)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub.example:9000",
        "http://10.0.0.7:9000",
        "http://127.0.0.1.example:9000",
        "http://[::7f00:1]:9000"
      })
  void plainHttpElsewhereThanLoopbackIsRefusedAndSaysHowToAllowIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HubAddress.parse(text, false))
        .withMessageContaining("--insecure");
    assertThat(HubAddress.parse(text, true).secure()).isFalse();
  }

  @Test
  void withoutSchemeInsecureMeansHttp() {
    assertThat(HubAddress.parse("hub.example:9000", true)).hasToString("http://hub.example:9000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://",
        "ftp://127.0.0.1",
        "http://a:b@127.0.0.1:9000",
        "http://127.0.0.1:9000/path",
        "http://127.0.0.1:0",
        "http://127.0.0.1:70000",
        "http://127.0.0.1:9000?x=1",
        "http://127.0.0.1:9000#x",
        "two words",
        "http://127.0.0.1:port"
      })
  void whatIsNoHubAddressIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HubAddress.parse(text, false))
        .withMessageContaining("not the address of a hub");
  }
}
