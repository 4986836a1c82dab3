package io.coterie.standalone.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How server programs are started, since PostgreSQL refuses to run as root.
 *
 * @param prefix command line words in front of the program; they replace themselves by it, so the
 *     process id stays
 * @param uid whom the files of the server have to belong to
 */
record RunAs(List<String> prefix, long uid) {
  private static final long NOBODY = 65534;

  // no capability is left in the new user namespace, files still count as root's: a home that only
  // root may enter works
  private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");

  // where user namespaces are forbidden, as in most containers: another user, who may enter root's
  // home
  private static final List<String> OTHER_USER =
      List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--regid=" + NOBODY,
          "--clear-groups",
          "--securebits=+no_setuid_fixup", // or access(2) forgets the capability
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override");

  static RunAs detect() throws InterruptedException {
    return waysHere().stream()
        .findFirst()
        .orElseThrow(() ->
            new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv (both from util-linux) works here:"
                    + " run as another user or name a database with --database-url"));
  }

  /** What works on this machine for this user, the best first. */
  static List<RunAs> waysHere() throws InterruptedException {
    long uid = new UnixSystem().getUid();
    if (uid != 0) {
      return List.of(new RunAs(List.of(), uid));
    }
    List<RunAs> ways = new ArrayList<>();
    for (RunAs way : List.of(new RunAs(USER_NAMESPACE, 0), new RunAs(OTHER_USER, NOBODY))) {
      if (works(way.prefix())) {
        ways.add(way);
      }
    }
    return ways;
  }

  static boolean works(List<String> prefix) throws InterruptedException {
    try {
      return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true")).toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // the program is not installed
    }
  }

  /**
   * Makes the data belong to whom the server runs as, where that may have changed between two of
   * root's starts.
   */
  void adopt(Path data) throws IOException {
    long owner = ownerOf(data);
    if (owner == uid) {
      return;
    }
    if (prefix.isEmpty() || (owner != 0 && owner != NOBODY)) {
      throw new EmbeddedPostgresException(
          "the database in "
              + data
              + " belongs to user id "
              + owner
              + ", not to "
              + uid
              + ": start as that user");
    }
    try (Stream<Path> tree = Files.walk(data)) {
      // the top folder last: should this be interrupted, the next start does it again
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.setAttribute(path, "unix:uid", (int) uid, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private static long ownerOf(Path path) throws IOException {
    return ((Integer) Files.getAttribute(path, "unix:uid")).longValue();
  }
}
