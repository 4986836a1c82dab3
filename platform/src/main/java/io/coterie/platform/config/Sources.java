package io.coterie.platform.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where configuration comes from, strongest first: values given by the program, the environment,
 * the file. Immutable.
 */
public final class Sources {
  /** Variables of the command-line tool, which no service reads. */
  private static final Set<String> OF_THE_COMMAND =
      Set.of("COTERIE_HOME", "COTERIE_HUB", "COTERIE_TOKEN", "COTERIE_NETWORK");

  /**
   * Beginnings of variables of the launcher, the build and tests, in whose environment services may
   * run.
   */
  private static final Pattern OF_THE_BUILD = Pattern.compile("COTERIE_(JAVA|JDK|VERIFY|TEST)_.*");

  private final List<Layer> layers;

  private Sources(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  /** No source at all: every key has its default. */
  public static Sources none() {
    return new Sources(List.of());
  }

  /** Adds a source weaker than those before it: a YAML file, which must exist. */
  public Sources file(Path file) {
    return and(Layer.ofKeys(YamlFile.read(file)));
  }

  /**
   * Adds a source weaker than those before it: the variables that begin with {@code COTERIE_}. An
   * empty one counts as not set.
   */
  public Sources environment(Map<String, String> environment) {
    var settings = new TreeMap<String, Setting>();
    environment.forEach((name, value) -> {
      if (!value.isEmpty()
          && name.startsWith(Key.ENVIRONMENT_PREFIX)
          && !OF_THE_COMMAND.contains(name)
          && !OF_THE_BUILD.matcher(name).matches()) {
        settings.put(name, new Setting.Scalar(value, name));
      }
    });
    return and(new Layer(settings, Key::environmentName));
  }

  /**
   * Adds a source weaker than those before it: values by key, and what an error shall call their
   * origin.
   */
  public Sources values(String origin, Map<String, String> values) {
    return and(Layer.ofValues(origin, values));
  }

  List<Layer> layers() {
    return layers;
  }

  private Sources and(Layer weaker) {
    var all = new ArrayList<>(layers);
    all.add(weaker);
    return new Sources(all);
  }
}
