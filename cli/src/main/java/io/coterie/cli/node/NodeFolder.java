package io.coterie.cli.node;

import com.google.gson.JsonParseException;
import io.coterie.cli.config.OwnerOnly;
import io.coterie.cli.output.CliFailure;
import io.coterie.sdk.agent.KeyContinuity;
import io.coterie.sdk.agent.KnownPeersFile;
import io.coterie.sdk.node.KeyFile;
import io.coterie.sdk.node.NodeKey;
import io.grpc.Status.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code .coterie/nodes/NAME} of the working folder: a node's key, its token and what is known
 * about it, for its owner only.
 */
final class NodeFolder {
  private final Path path;
  private final NodeName name;

  private NodeFolder(Path path, NodeName name) {
    this.path = path;
    this.name = name;
  }

  static NodeFolder of(Path workingFolder, NodeName name) {
    return new NodeFolder(all(workingFolder).resolve(name.text()), name);
  }

  /** The folders of all nodes that are kept here. */
  static List<NodeFolder> list(Path workingFolder) throws IOException {
    if (!Files.isDirectory(all(workingFolder))) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(all(workingFolder))) {
      return entries
          .filter(p -> Files.exists(p.resolve("config.json")))
          .sorted()
          .map(p -> new NodeFolder(p, new NodeName(String.valueOf(p.getFileName()))))
          .toList();
    }
  }

  NodeName name() {
    return name;
  }

  Path path() {
    return path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  Path file(String fileName) {
    return path.resolve(fileName);
  }

  /** The node's key, made if there is none. */
  NodeKey keyOrNew() throws IOException {
    OwnerOnly.folder(path);
    var file = new KeyFile(file("key.pem"));
    if (!file.exists()) {
      file.create(NodeKey.generate());
    }
    return file.read();
  }

  NodeKey key() throws IOException {
    return new KeyFile(file("key.pem")).read();
  }

  /** What an agent that runs as this node needs, which must be here. */
  LocalIdentity identity() throws IOException {
    return new LocalIdentity(
        present(),
        key(),
        new KeyContinuity(new KeyReplacement(this).succession(), new KnownPeersFile(peersFile())));
  }

  /** Whom it has met, a line each. */
  Path peersFile() {
    return file("peers");
  }

  Optional<LocalNode> node() throws IOException {
    try {
      return Optional.of(LocalNode.parse(Files.readString(file("config.json"))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonParseException e) {
      throw new IOException(
          file("config.json")
              + " is damaged: move it away and run coterie node create "
              + name
              + " again",
          e);
    }
  }

  /** The node, which must be here. */
  LocalNode present() throws IOException {
    return node()
        .orElseThrow(() ->
            new CliFailure(
                Code.NOT_FOUND,
                "NODE_NOT_HERE",
                "there is no node %s in %s".formatted(name, path.getParent()),
                "make it with: coterie node create " + name));
  }

  void keep(LocalNode node) throws IOException {
    OwnerOnly.replace(file("config.json"), node.print());
  }

  Optional<String> token() throws IOException {
    return Files.exists(file("token"))
        ? Optional.of(Files.readString(file("token")).strip())
        : Optional.empty();
  }

  void keepToken(String secret) throws IOException {
    OwnerOnly.replace(file("token"), secret + "\n");
  }

  void moveTo(NodeFolder other) throws IOException {
    Files.move(path, other.path, StandardCopyOption.ATOMIC_MOVE);
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path all(Path workingFolder) {
    return workingFolder.resolve(".coterie").resolve("nodes");
  }
}
