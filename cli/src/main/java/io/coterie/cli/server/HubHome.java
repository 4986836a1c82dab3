package io.coterie.cli.server;

import io.coterie.cli.command.Invocation;
import io.coterie.cli.config.OwnerOnly;
import io.coterie.cli.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The home of a hub on this machine: its data, its log, the operator's token, and which process it
 * is.
 */
record HubHome(Path path) {
  static HubHome of(Invocation invocation, Optional<Path> named) {
    return new HubHome(
        named
            .map(invocation.environment().folder()::resolve)
            .orElseGet(invocation.environment()::home)
            .normalize());
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path log() {
    return logs().resolve("coterie.log");
  }

  Path adminToken() {
    return path.resolve("admin.token");
  }

  /** The hub's process, as it writes it down itself. */
  Optional<ProcessHandle> running() throws IOException {
    Path file = path.resolve("coterie.pid");
    return Files.exists(file)
        ? ProcessRecord.parse(Files.readString(file)).flatMap(ProcessRecord::running)
        : Optional.empty();
  }

  /** Where the hub that was started last listens. */
  Optional<Edge> edge() throws IOException {
    Path file = path.resolve("edge.json");
    return Files.exists(file) ? Optional.of(Edge.parse(Files.readString(file))) : Optional.empty();
  }

  void keepEdge(Edge edge) throws IOException {
    OwnerOnly.replace(path.resolve("edge.json"), edge.print());
  }
}
