package io.coterie.standalone.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the server prints. At most one older file is kept.
 *
 * @param start where the present run begins in the file, in bytes
 */
record ServerLog(Path file, long start) {
  private static final long FULL = 10L << 20;
  private static final Pattern REASON = Pattern.compile("(?:FATAL|PANIC|error): +(.*)");
  private static final Pattern PREFIX = Pattern.compile("^\\S+ \\S+ UTC \\[\\d+\\] +");

  static ServerLog open(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > FULL) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return new ServerLog(file, Files.size(file));
  }

  /** The lines of the present run. */
  List<String> lines() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(start);
      byte[] bytes = new byte[(int) Math.min(in.length() - start, 1 << 16)];
      in.readFully(bytes);
      return new String(bytes, UTF_8).lines().toList();
    }
  }

  boolean saysPortIsTaken() throws IOException {
    return lines().stream().anyMatch(line -> line.contains("could not bind"));
  }

  /** The line that says why a program gave up: the first fatal one, else the last. */
  static String reason(List<String> lines) {
    return lines.stream()
        .map(REASON::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseGet(() ->
            lines.isEmpty() ? "it said nothing" : PREFIX.matcher(lines.getLast()).replaceFirst(""));
  }
}
