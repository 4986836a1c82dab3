package io.coterie.platform.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values of all sources, read section by section. Remembers which keys were asked for, so that
 * those nobody knows can be refused. Thread-safe.
 */
public final class Configuration {
  private final List<Layer> layers;

  /** By environment variable. Shared with the configurations derived from this one. */
  private final Map<String, Key> claimed;

  private Configuration(List<Layer> layers, Map<String, Key> claimed) {
    this.layers = List.copyOf(layers);
    this.claimed = claimed;
  }

  public static Configuration load(Sources sources) {
    return new Configuration(sources.layers(), new ConcurrentHashMap<>());
  }

  /**
   * The same, with values that win over all others: for one of several services in a process. What
   * is claimed from either is claimed from both.
   */
  public Configuration with(String origin, Map<String, String> values) {
    var all = new ArrayList<Layer>();
    all.add(Layer.ofValues(origin, values));
    all.addAll(layers);
    return new Configuration(all, claimed);
  }

  /**
   * Reads one section and claims its keys.
   *
   * @throws ConfigurationException with every error of the section
   */
  public <T extends Record> T section(String prefix, Class<T> type) {
    var section = new Section<>(prefix, type);
    return type.cast(Objects.requireNonNull(sections(List.of(section)).get(section)));
  }

  /**
   * Reads several sections and claims their keys.
   *
   * @throws ConfigurationException with every error of all of them
   */
  public Map<Section<?>, Record> sections(Collection<? extends Section<?>> sections) {
    var reader = new SectionReader(layers);
    var values = read(reader, sections);
    refuse(reader.errors());
    return values;
  }

  /** Makes the keys of a section known without reading them. */
  public void claim(Section<?> section) {
    Property.of(section.prefix(), section.type()).map(Property::key).forEach(this::claim);
  }

  private void claim(Key key) {
    var before = claimed.putIfAbsent(key.environmentName(), key);
    if (before != null && !before.equals(key)) {
      throw new IllegalStateException(
          before.path() + " and " + key.path() + " are set by the same environment variable");
    }
  }

  /**
   * To be called once every section is read or claimed.
   *
   * @throws ConfigurationException naming every key that was set and that nobody claimed
   */
  public void checkNoUnknownKeys() {
    refuse(unknownKeys());
  }

  /**
   * For a service that has the process to itself: that these sections are right and there is
   * nothing else.
   *
   * @throws ConfigurationException with every error of all of them, and every key that nobody
   *     claimed
   */
  public void checkComplete(Collection<? extends Section<?>> sections) {
    var reader = new SectionReader(layers);
    read(reader, sections);
    var errors = new ArrayList<>(reader.errors());
    errors.addAll(unknownKeys());
    refuse(errors);
  }

  private Map<Section<?>, Record> read(
      SectionReader reader, Collection<? extends Section<?>> sections) {
    var values = new HashMap<Section<?>, Record>();
    for (var section : sections) {
      claim(section);
      reader.read(section.prefix(), section.type()).ifPresent(value -> values.put(section, value));
    }
    return values;
  }

  private List<String> unknownKeys() {
    var known = Set.copyOf(claimed.values());
    return layers.stream().flatMap(layer -> layer.unknown(known)).toList();
  }

  private static void refuse(List<String> errors) {
    if (!errors.isEmpty()) {
      throw new ConfigurationException(errors);
    }
  }
}
