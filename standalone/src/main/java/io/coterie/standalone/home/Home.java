package io.coterie.standalone.home;

import io.coterie.platform.boot.StartFailure;
import io.coterie.platform.identity.ClusterSecret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hub's folder, held by this process until it is closed.
 *
 * <pre>
 * postgres/        the embedded database
 * cluster.secret   what the services prove themselves with, 0600
 * admin.token      the operator's first token, 0600
 * coterie.yaml     settings; optional, never written by us
 * coterie.pid      who runs here
 * logs/            what a hub in the background says
 * </pre>
 */
public final class Home implements AutoCloseable {
  private final Path folder;
  private final FolderLock lock;

  private Home(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder if need be, and takes it.
   *
   * @throws StartFailure if another process has it, or it can't be written
   */
  public static Home take(Path path) {
    try {
      var folder = PrivateFolder.create(path);
      return new Home(folder, FolderLock.take(folder));
    } catch (FolderInUseException e) {
      throw new StartFailure(
          "a hub runs in " + path + " already (process " + e.holder() + ")",
          "stop it with `coterie down`, or choose another folder with --home",
          e);
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure(path + " is a file", "choose another folder with --home", e);
    } catch (IOException e) {
      throw new StartFailure(
          "can't write to " + path,
          "mend its permissions, or choose another folder with --home",
          e);
    }
  }

  public Path folder() {
    return folder;
  }

  public Path postgres() {
    return folder.resolve("postgres");
  }

  public Path operatorToken() {
    return folder.resolve("admin.token");
  }

  public Path settings() {
    return folder.resolve("coterie.yaml");
  }

  public Path pidFile() {
    return folder.resolve("coterie.pid");
  }

  /** The cluster secret, made at the first start. */
  public ClusterSecret clusterSecret() {
    var file = folder.resolve("cluster.secret");
    try {
      if (!Files.exists(file)) {
        SecretFile.write(file, ClusterSecret.random().reveal());
      }
      return ClusterSecret.parse(Files.readString(file));
    } catch (IOException e) {
      throw new StartFailure("can't read or write " + file, "mend its permissions", e);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          file + " is damaged: " + e.getMessage(),
          "put the file back from a backup; the database needs it",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
