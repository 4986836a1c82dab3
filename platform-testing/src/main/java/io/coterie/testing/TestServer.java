package io.coterie.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * The PostgreSQL of this JVM's tests: a container where a Docker engine answers, else an embedded
 * one. The system property {@code coterie.test.postgres} or the environment variable {@code
 * COTERIE_TEST_POSTGRES} forces {@code docker} or {@code embedded}. It ends with the JVM.
 */
interface TestServer {
  String SWITCH = "coterie.test.postgres";

  String url(String database);

  String user();

  String password();

  /** The one of this JVM; started when it is first asked for. */
  static TestServer shared() {
    return Shared.SERVER;
  }

  /** Runs a statement about databases, with the rights to do so. */
  default void execute(String sql) {
    try (var connection = DriverManager.getConnection(url("postgres"), user(), password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static TestServer start() {
    var wish =
        System.getProperty(SWITCH, System.getenv().getOrDefault("COTERIE_TEST_POSTGRES", "auto"));
    return switch (wish.toLowerCase(Locale.ROOT)) {
      case "docker" -> new ContainerServer();
      case "embedded" -> new EmbeddedServer();
      case "auto" ->
          DockerClientFactory.instance().isDockerAvailable()
              ? new ContainerServer()
              : new EmbeddedServer();
      default ->
          throw new IllegalArgumentException(SWITCH + " is docker, embedded or auto, not " + wish);
    };
  }

  /** Holds the server: started once, by whoever comes first. */
  final class Shared {
    private static final TestServer SERVER = start();

    private Shared() {}
  }
}
