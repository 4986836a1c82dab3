package io.coterie.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpecTest {
  private final ExposeSpec.Converter expose = new ExposeSpec.Converter();
  private final ForwardSpec.Converter forward = new ForwardSpec.Converter();

  @Test
  void exposedPortLeadsToAServerOnThisMachineUnlessAHostIsNamed() {
    assertThat(expose.convert("80=db.example:3000"))
        .isEqualTo(new ExposeSpec(80, "db.example", 3000));
    assertThat(expose.convert("80=[::1]:3000")).isEqualTo(new ExposeSpec(80, "::1", 3000));
    assertThat(expose.convert("80=3000")).isEqualTo(new ExposeSpec(80, "localhost", 3000));
    assertThat(expose.convert("80")).isEqualTo(new ExposeSpec(80, "localhost", 80));
  }

  @Test
  void forwardedPortIsOneOfThisMachineAloneUnlessAnAddressIsNamed() throws Exception {
    assertThat(forward.convert("8080=web:80"))
        .isEqualTo(
            new ForwardSpec(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080), "web", 80));
    assertThat(forward.convert("0.0.0.0:0=web:80").local())
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0));
  }

  @Test
  void nodeMayBeNamedByItsAddress() {
    assertThat(forward.convert("8080=3:0003.0000.02AD:80").node()).isEqualTo("3:0003.0000.02AD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80=", "80=localhost", "0=localhost:80", "80=localhost:65536"})
  void whatExposesNothingIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> expose.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("80=localhost:3000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8080", "8080=80", "8080=web", "host:8080=web:80", "8080=web:0"})
  void whatLeadsNowhereIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> forward.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("8080=agent-b:80");
  }
}
