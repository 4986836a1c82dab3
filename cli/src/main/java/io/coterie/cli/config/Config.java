package io.coterie.cli.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the command line remembers.
 *
 * @param current URL of the hub that commands speak to unless they are told otherwise
 * @param hubs by URL, so that what belongs to one hub never goes to another
 */
public record Config(Optional<String> current, Map<String, HubMemory> hubs) {
  /** Nothing. */
  public static final Config EMPTY = new Config(Optional.empty(), Map.of());

  public Config {
    hubs = Map.copyOf(hubs);
  }

  /** What is remembered about a hub. */
  public HubMemory hub(String url) {
    return hubs.getOrDefault(url, HubMemory.NONE);
  }

  public Config withHub(String url, HubMemory memory) {
    var changed = new TreeMap<>(hubs);
    changed.put(url, memory);
    return new Config(current, changed);
  }

  public Config withCurrent(String url) {
    return new Config(Optional.of(url), hubs);
  }
}
