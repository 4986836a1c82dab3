package io.coterie.standalone.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a folder for one process; the operating system lets go of it however the process ends. */
public final class FolderLock implements AutoCloseable {
  // POSIX drops a process's locks on a file as soon as it closes any descriptor of that file, so a
  // second start inside one
  // JVM must be refused before it opens the file
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes it, or says who has it.
   *
   * @param folder a real path: the same folder must always come by the same name
   * @throws FolderInUseException if somebody has it
   */
  public static FolderLock take(Path folder) throws IOException {
    if (!HELD_HERE.add(folder)) {
      throw new FolderInUseException(folder, Long.toString(ProcessHandle.current().pid()));
    }
    boolean taken = false;
    try {
      FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
      try {
        if (channel.tryLock() == null) {
          throw new FolderInUseException(folder, holder(channel));
        }
        channel.truncate(0);
        channel.write(US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
        taken = true;
        return new FolderLock(folder, channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } finally {
      if (!taken) {
        HELD_HERE.remove(folder);
      }
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    channel.read(buffer, 0);
    return US_ASCII.decode(buffer.flip()).toString();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
