package io.coterie.standalone.cli;

import io.coterie.standalone.StandaloneMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The hub's program where {@code up} looks for it, made of the classes under test. */
final class Installed {
  private Installed() {}

  /** Below a root; the desk gets this process's environment, so that the program finds its way. */
  static void in(Desk desk, Path root) throws IOException {
    System.getenv().entrySet().stream()
        .filter(variable -> !variable.getKey().startsWith("COTERIE_"))
        .forEach(variable -> desk.variable(variable.getKey(), variable.getValue()));
    Path jar = root.resolve("standalone/target/coterie-standalone.jar");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, StandaloneMain.class.getName());
    manifest
        .getMainAttributes()
        .put(
            Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Files.createDirectories(jar.getParent());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
