package io.coterie.platform.config;

import java.util.List;

/** What a source says about a key, as it was written there. */
sealed interface Setting {
  /**
   * Where it was written, as a person would look for it: {@code coterie.yaml:3}, {@code
   * COTERIE_SERVER_PORT}.
   */
  String origin();

  record Scalar(String text, String origin) implements Setting {}

  record Sequence(List<String> items, String origin) implements Setting {
    public Sequence {
      items = List.copyOf(items);
    }
  }
}
