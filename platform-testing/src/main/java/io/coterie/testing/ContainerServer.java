package io.coterie.testing;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container; removed when the JVM ends. */
final class ContainerServer implements TestServer {
  private static final String IMAGE = "postgres:18-alpine";

  private final PostgreSQLContainer container;

  ContainerServer() {
    var command = new ArrayList<>(List.of("postgres"));
    EmbeddedServer.FAST.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    container = new PostgreSQLContainer(IMAGE);
    container.withCommand(command.toArray(String[]::new));
    container.start();
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://"
        + container.getHost()
        + ":"
        + container.getMappedPort(5432)
        + "/"
        + database;
  }

  @Override
  public String user() {
    return container.getUsername();
  }

  @Override
  public String password() {
    return container.getPassword();
  }
}
