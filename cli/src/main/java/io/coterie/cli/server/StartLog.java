package io.coterie.cli.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a hub says in its log while it starts: what it is doing, that it is ready and where, or why
 * it can't start. Such lines begin with {@code coterie: }.
 */
record StartLog(Path log, long from) {
  private static final Pattern READY = Pattern.compile("ready edge=(\\S+) relay=(\\S*) home=.*");
  private static final String PREFIX = "coterie: ";
  private static final String GOES_ON = "…";
  private static final int LONGEST = 1 << 20;

  /** Only what is written from now on counts. */
  static StartLog after(Path log) throws IOException {
    return new StartLog(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /**
   * Where a hub is reached.
   *
   * @param edge its URL
   * @param relay where its relay waits for datagrams, {@code ip:port}
   */
  record Places(String edge, String relay) {}

  /** Where it is, once the hub is ready. */
  Optional<Places> places() throws IOException {
    return lines().stream()
        .map(READY::matcher)
        .filter(Matcher::matches)
        .map(line -> new Places(line.group(1), line.group(2)))
        .findFirst();
  }

  /** What it is doing, step by step. */
  List<String> steps() throws IOException {
    return lines().stream().filter(line -> line.endsWith(GOES_ON)).toList();
  }

  /** Why it did not start. */
  List<String> reasons() throws IOException {
    return lines().stream().filter(line -> !line.endsWith(GOES_ON)).toList();
  }

  private List<String> lines() throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] text = new byte[(int) Math.min(Math.max(0, file.length() - from), LONGEST)];
      file.seek(from);
      file.readFully(text);
      return new String(text, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(PREFIX))
          .map(line -> line.substring(PREFIX.length()))
          .toList();
    }
  }
}
