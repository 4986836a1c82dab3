package io.coterie.standalone.postgres;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where the database lives and who hears of its progress.
 *
 * @param folder holds data, password, log and lock; made if absent
 * @param binaries where server binaries are unpacked to; may be shared by several folders
 * @param progress told what takes longer than a moment, a short phrase without a full stop; called
 *     on the starting thread
 */
public record PostgresOptions(Path folder, Path binaries, Consumer<String> progress) {
  public static PostgresOptions in(Path folder) {
    return new PostgresOptions(folder, folder.resolve("binaries"), phrase -> {});
  }

  public PostgresOptions withBinaries(Path shared) {
    return new PostgresOptions(folder, shared, progress);
  }

  public PostgresOptions withProgress(Consumer<String> listener) {
    return new PostgresOptions(folder, binaries, listener);
  }
}
