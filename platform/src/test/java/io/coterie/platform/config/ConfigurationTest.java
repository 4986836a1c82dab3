package io.coterie.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path folder;

  record Server(
      @Default("9000") int port,
      @Default("30s") Duration idleTimeout,
      Optional<HostPort> peer,
      List<String> names,
      Limits limits) {
    Server {
      if (port > 65_535) {
        throw new IllegalArgumentException("port must be at most 65535");
      }
    }
  }

  record Limits(@Default("1MiB") ByteSize request, @Default("100") int streams) {}

  record Login(Secret pepper, @Default("5") int maxFailures) {}

  @Test
  void whatIsNotSetHasItsDefault() {
    var server = Configuration.load(Sources.none()).section("server", Server.class);

    assertThat(server)
        .isEqualTo(
            new Server(
                9000,
                Duration.ofSeconds(30),
                Optional.empty(),
                List.of(),
                new Limits(new ByteSize(1 << 20), 100)));
  }

  @Test
  void valuesOfTheProgramWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    var sources =
        Sources.none()
            .environment(
                Map.of(
                    "COTERIE_SERVER_PORT", "2", "COTERIE_SERVER_IDLE_TIMEOUT", "2s", "PATH", "/"))
            .file(file("server: {port: 1, idle-timeout: 1s, peer: 'a:1', names: [x, 'y,z']}"));
    var configuration = Configuration.load(sources).with("--port", Map.of("server.port", "3"));

    var server = configuration.section("server", Server.class);

    assertThat(server.port()).isEqualTo(3);
    assertThat(server.idleTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(server.peer()).contains(new HostPort("a", 1));
    assertThat(server.names()).containsExactly("x", "y,z");
  }

  @Test
  void aListInTheEnvironmentIsSeparatedByCommas() {
    var environment = Map.of("COTERIE_SERVER_NAMES", "a, b,,c");

    var server =
        Configuration.load(Sources.none().environment(environment)).section("server", Server.class);

    assertThat(server.names()).containsExactly("a", "b", "c");
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    var configuration =
        Configuration.load(Sources.none().environment(Map.of("COTERIE_SERVER_PORT", "")));

    assertThat(configuration.section("server", Server.class).port()).isEqualTo(9000);
  }

  @Test
  void everyErrorIsToldAtOnceWithWhatIsAllowedAndWhereItWasSet() throws IOException {
    var sources =
        Sources.none()
            .environment(Map.of("COTERIE_SERVER_IDLE_TIMEOUT", "soon"))
            .file(
                file(
                    """
                    server:
                      port: many
                      peer: [a, b]
                      limits:
                        request: 5 bananas
                    """));

    assertThat(
            errors(() ->
                Configuration.load(sources)
                    .sections(
                        List.of(
                            new Section<>("server", Server.class),
                            new Section<>("auth.login", Login.class)))))
        .containsExactly(
            "server.port: \"many\" is not a whole number (coterie.yaml:2)",
            "server.idle-timeout: \"soon\" is not a duration such as 250ms, 30s, 5m, 12h or 7d"
                + " (COTERIE_SERVER_IDLE_TIMEOUT)",
            "server.peer: takes a single value, not a list (coterie.yaml:3)",
            "server.limits.request: \"5 bananas\" is not a size such as 512B, 64KiB, 1MiB or 2GiB"
                + " (coterie.yaml:5)",
            "auth.login.pepper: is required: text, or file: and a readable path; set it in the file"
                + " or as COTERIE_AUTH_LOGIN_PEPPER");
  }

  @Test
  void theRecordsOwnRulesAreErrorsToo() {
    var environment = Map.of("COTERIE_SERVER_PORT", "70000");
    var configuration = Configuration.load(Sources.none().environment(environment));

    assertThat(errors(() -> configuration.section("server", Server.class)))
        .containsExactly("server: port must be at most 65535 (COTERIE_SERVER_PORT)");
  }

  @Test
  void unknownKeysAreErrorsThatNameTheNearest() throws IOException {
    var sources =
        Sources.none()
            .environment(Map.of("COTERIE_SERVER_PROT", "1", "COTERIE_TOKEN", "the CLI's"))
            .file(file("server:\n  idle-timout: 1s\nelsewhere: 1"));
    var configuration = Configuration.load(sources);
    configuration.section("server", Server.class);

    assertThat(errors(configuration::checkNoUnknownKeys))
        .containsExactly(
            "COTERIE_SERVER_PROT: unknown key; did you mean COTERIE_SERVER_PORT or"
                + " COTERIE_SERVER_PEER?",
            "elsewhere: unknown key (coterie.yaml:3)",
            "server.idle-timout: unknown key; did you mean server.idle-timeout? (coterie.yaml:2)");
  }

  @Test
  void whatIsClaimedFromADerivedConfigurationIsKnownToAll() {
    var environment = Map.of("COTERIE_AUTH_LOGIN_PEPPER", "x", "COTERIE_SERVER_PORT", "1");
    var configuration = Configuration.load(Sources.none().environment(environment));

    configuration.with("auth", Map.of()).section("auth.login", Login.class);
    configuration.with("network", Map.of()).claim(new Section<>("server", Server.class));

    configuration.checkNoUnknownKeys();
  }

  @Test
  void twoKeysOfOneEnvironmentVariableAreABug() {
    record Ambiguous(@Default("1") int timeout) {}
    var configuration = Configuration.load(Sources.none());
    configuration.claim(new Section<>("server", Server.class));

    assertThatIllegalStateException()
        .isThrownBy(() -> configuration.claim(new Section<>("server.idle", Ambiguous.class)))
        .withMessageContaining("server.idle-timeout and server.idle.timeout");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("coterie.yaml"), yaml);
  }

  private static List<String> errors(ThrowingCallable call) {
    return catchThrowableOfType(ConfigurationException.class, call).errors();
  }
}
