package io.coterie.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database files. They exist wholly or not at all: a new database is made aside and moved into
 * place.
 */
record DataFolder(Path path) {
  static final String USER = "coterie";

  void create(ServerPrograms programs, Password password, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("creating the database");
    Path partial = path.resolveSibling(path.getFileName() + ".new");
    if (Files.exists(partial)) {
      PostgresBinaries.delete(partial); // a start was killed
    }
    password.renew();
    programs.run(
        "initdb",
        "--pgdata=" + partial,
        "--username=" + USER,
        "--pwfile=" + password.file(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin", // sorts alike everywhere and for ever, unlike the system's
        // locales
        "--locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
    Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean exists() {
    return Files.exists(path);
  }

  void requireVersion(String major) throws IOException {
    String own = Files.readString(path.resolve("PG_VERSION")).strip();
    if (!own.equals(major)) {
      throw new EmbeddedPostgresException(
          "the database in "
              + path
              + " was made by PostgreSQL "
              + own
              + ", this Coterie runs PostgreSQL "
              + major
              + ": use the version it was made with, or another home");
    }
  }

  Path postmasterFile() {
    return path.resolve("postmaster.pid");
  }

  /** What a running server says about itself; a killed one leaves it behind. */
  Optional<PostmasterFile> postmaster() throws IOException {
    return PostmasterFile.read(postmasterFile());
  }
}
