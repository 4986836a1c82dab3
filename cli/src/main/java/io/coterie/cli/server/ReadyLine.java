package io.coterie.cli.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line in the log with which a hub says that it is ready, and where. */
record ReadyLine(Path log, long from) {
  private static final Pattern READY = Pattern.compile("(?m)^coterie: ready edge=(\\S+) home=.*$");

  /** Only what is written from now on counts. */
  static ReadyLine after(Path log) throws IOException {
    return new ReadyLine(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /** The edge's URL, once the line is there. */
  Optional<String> edge() throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] text = new byte[(int) Math.min(Math.max(0, file.length() - from), 1 << 20)];
      file.seek(from);
      file.readFully(text);
      Matcher line = READY.matcher(new String(text, StandardCharsets.UTF_8));
      return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
  }
}
