package io.coterie.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
  enum Mode {
    PER_NODE,
    SHARED
  }

  record Even(int value) {
    public static Even parse(String text) {
      if (Integer.parseInt(text) % 2 != 0) {
        throw new IllegalArgumentException("it is odd");
      }
      return new Even(Integer.parseInt(text));
    }
  }

  record OfText(String value) {}

  record OfLong(long value) {}

  record OfDouble(double value) {}

  record OfBoolean(boolean value) {}

  record OfDuration(Duration value) {}

  record OfSize(ByteSize value) {}

  record OfPath(Path value) {}

  record OfUri(URI value) {}

  record OfHostPort(HostPort value) {}

  record OfMode(Mode value) {}

  record OfEven(Even value) {}

  @Test
  void textIsTakenAsItIs() {
    assertThat(read(OfText.class, " a b ").value()).isEqualTo(" a b ");
  }

  @Test
  void numbersAndFlagsAreWrittenAsInJava() {
    assertThat(read(OfLong.class, "9000000000").value()).isEqualTo(9_000_000_000L);
    assertThat(read(OfDouble.class, "0.25").value()).isEqualTo(0.25);
    assertThat(read(OfBoolean.class, "true").value()).isTrue();
    assertThat(error(OfBoolean.class, "yes")).contains("\"yes\" is not true or false");
  }

  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "30s, PT30S", "5m, PT5M", "12h, PT12H", "7d, PT168H", "0s, PT0S"})
  void durationsAreANumberAndAUnit(String text, Duration expected) {
    assertThat(read(OfDuration.class, text).value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "-1s", "1.5s", "1h30m", "1w", "99999999999999999999s"})
  void anythingElseIsNoDuration(String text) {
    assertThat(error(OfDuration.class, text)).contains("is not a duration such as");
  }

  @ParameterizedTest
  @CsvSource({"0B, 0", "512B, 512", "64KiB, 65536", "1MiB, 1048576", "2GiB, 2147483648"})
  void sizesHaveBinaryUnitsAndAreWrittenBackTheSame(String text, long bytes) {
    var size = read(OfSize.class, text).value();

    assertThat(size.bytes()).isEqualTo(bytes);
    assertThat(size).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1MB", "-1B", "999999999999TiB"})
  void anythingElseIsNoSize(String text) {
    assertThat(error(OfSize.class, text)).contains("is not a size such as");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:9000, 9000", "hub.example:0, 0", "[::1]:65535, 65535"})
  void aHostHasAPort(String text, int port) {
    var address = read(OfHostPort.class, text).value();

    assertThat(address.port()).isEqualTo(port);
    assertThat(address).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", ":9000", "::1:9000", "a:65536", "http://a:1"})
  void anythingElseIsNoHostAndPort(String text) {
    assertThat(error(OfHostPort.class, text)).contains("is not host:port");
  }

  @Test
  void pathsAndUrisAreTakenApart() {
    assertThat(read(OfPath.class, "/var/lib").value()).isEqualTo(Path.of("/var/lib"));
    assertThat(read(OfUri.class, "http://a:1").value()).isEqualTo(URI.create("http://a:1"));
    assertThat(error(OfUri.class, "http://a b")).contains("is not a URI");
  }

  @Test
  void constantsAreWrittenLowerCaseWithDashes() {
    assertThat(read(OfMode.class, "per-node").value()).isEqualTo(Mode.PER_NODE);
    assertThat(error(OfMode.class, "PER_NODE")).contains("is not one of per-node, shared");
  }

  @Test
  void aTypeWithParseSaysItselfWhatIsWrong() {
    assertThat(read(OfEven.class, "4").value()).isEqualTo(new Even(4));
    assertThat(error(OfEven.class, "3")).contains("\"3\" is not a valid Even: it is odd");
  }

  private static <T extends Record> T read(Class<T> type, String value) {
    return Configuration.load(Sources.none().values("test", Map.of("test.value", value)))
        .section("test", type);
  }

  private static String error(Class<? extends Record> type, String value) {
    return catchThrowableOfType(ConfigurationException.class, () -> read(type, value))
        .errors()
        .getFirst();
  }
}
