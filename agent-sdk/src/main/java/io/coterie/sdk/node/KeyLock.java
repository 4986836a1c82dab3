package io.coterie.sdk.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a node's key from being used twice on this machine: two agents with one key take each
 * other's flows away. Held until closed, or the process ends.
 */
public final class KeyLock implements AutoCloseable {
  private final FileChannel channel;

  private KeyLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock beside a key file.
   *
   * @throws IOException when another agent holds it
   */
  public static KeyLock take(Path keyFile) throws IOException {
    var lock = keyFile.resolveSibling(keyFile.getFileName() + ".lock");
    var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new KeyLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // another agent of this process holds it
    }
    channel.close();
    throw new IOException("another agent runs with the key " + keyFile);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
