package io.coterie.standalone.postgres;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server binaries as they come with the program: a .txz on the class path, one for each
 * platform.
 */
record BinariesArchive(URL location) {
  static BinariesArchive forThisMachine() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : os;
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    URL location =
        BinariesArchive.class.getResource("/postgres-" + system + "-" + processor + ".txz");
    if (location == null) {
      throw new EmbeddedPostgresException(
          "no PostgreSQL is included for "
              + system
              + " on "
              + processor
              + ": name a database of your own with --database-url");
    }
    return new BinariesArchive(location);
  }

  /**
   * Another one for every other content; reading all of it to know would cost every start a moment.
   */
  String version() throws IOException {
    if (!(location.openConnection() instanceof JarURLConnection inJar)) {
      throw new IOException("not inside a jar: " + location);
    }
    JarEntry entry = inJar.getJarEntry();
    return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
  }

  /**
   * @param target an existing, empty folder
   */
  void unpackInto(Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(location.openStream())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        unpack(entry, tar, path);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    try (FileChannel file = FileChannel.open(path, CREATE_NEW, WRITE)) {
      content.transferTo(Channels.newOutputStream(file));
      file.force(false); // the finished folder is trusted later without looking inside
    }
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
