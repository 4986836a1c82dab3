package io.coterie.cli.node;

import io.coterie.cli.config.OwnerOnly;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.process.ProcessRecord;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This process runs a node: others on this machine do not, and can find this one to stop it. */
final class RunningNode implements AutoCloseable {
  private final FileChannel channel;
  private final Optional<Path> pid;

  private RunningNode(FileChannel channel, Optional<Path> pid) {
    this.channel = channel;
    this.pid = pid;
  }

  /** Takes the node for this process, which others can find. */
  static RunningNode claim(NodeFolder folder) throws IOException {
    FileChannel channel = locked(folder);
    OwnerOnly.replace(folder.file("pid"), ProcessRecord.own() + "\n");
    return new RunningNode(channel, Optional.of(folder.file("pid")));
  }

  /** Keeps others from running it, for a moment. */
  static RunningNode hold(NodeFolder folder) throws IOException {
    return new RunningNode(locked(folder), Optional.empty());
  }

  private static FileChannel locked(NodeFolder folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.file(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw running(folder);
    }
    return channel;
  }

  /** Keeps others from running it while a command acts as it. */
  static RunningNode act(NodeFolder folder) throws IOException {
    try {
      return hold(folder);
    } catch (CliFailure e) {
      throw new CliFailure(
          e.details().code(),
          e.details().reason(),
          "%s, and relays take one agent with a key only".formatted(e.details().message()),
          "act as another node with --as NAME (made with: coterie node create NAME), or stop this"
              + " one with: coterie node stop "
              + folder.name());
    }
  }

  /** The process that runs it, if one does. */
  static Optional<ProcessHandle> find(NodeFolder folder) throws IOException {
    Path file = folder.file("pid");
    return Files.exists(file)
        ? ProcessRecord.parse(Files.readString(file)).flatMap(ProcessRecord::running)
        : Optional.empty();
  }

  private static CliFailure running(NodeFolder folder) {
    return new CliFailure(
        Code.FAILED_PRECONDITION,
        "NODE_RUNNING",
        "node %s is running on this machine".formatted(folder.name()),
        "stop it first with: coterie node stop " + folder.name());
  }

  @Override
  public void close() throws IOException {
    if (pid.isPresent()) {
      Files.deleteIfExists(pid.get());
    }
    channel.close();
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process runs it
    }
  }
}
