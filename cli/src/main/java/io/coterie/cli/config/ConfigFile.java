package io.coterie.cli.config;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * {@code config.json} in the home. Commands that run at once do not lose each other's changes: each
 * change is made to what the file holds, under a lock, and put in place whole.
 */
public final class ConfigFile {
  /** A lock on a file holds between processes only. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path home;
  private final Path path;

  public ConfigFile(Path home) {
    this.home = home;
    this.path = home.resolve("config.json");
  }

  public Path path() {
    return path;
  }

  public Config read() throws IOException {
    try {
      return ConfigJson.parse(Files.readString(path));
    } catch (NoSuchFileException e) {
      return Config.EMPTY;
    } catch (JsonParseException e) {
      throw new IOException(path + " is damaged: repair it, or move it away and log in again", e);
    }
  }

  public Config update(UnaryOperator<Config> change) throws IOException {
    OwnerOnly.folder(home);
    IN_THIS_PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(".config.lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.FILE);
        FileLock _ = channel.lock()) {
      Config changed = change.apply(read());
      OwnerOnly.replace(path, ConfigJson.print(changed));
      return changed;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
