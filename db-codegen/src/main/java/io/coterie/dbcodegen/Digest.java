package io.coterie.dbcodegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that the generated classes depend on, as one hash: the migrations, the target, and
 * this generator.
 */
final class Digest {
  private Digest() {}

  static String of(Target target) throws IOException, NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    sha.update((target.schema() + '|' + target.packageName()).getBytes(StandardCharsets.UTF_8));
    for (var type : List.of("DbCodegen", "Generation", "Lint")) {
      try (var in = Digest.class.getResourceAsStream(type + ".class")) {
        if (in != null) {
          sha.update(in.readAllBytes());
        }
      }
    }
    try (var files = Files.walk(target.migrations())) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(sha, target.migrations(), file);
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void add(MessageDigest sha, Path folder, Path file) throws IOException {
    sha.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
    sha.update(Files.readAllBytes(file));
  }
}
