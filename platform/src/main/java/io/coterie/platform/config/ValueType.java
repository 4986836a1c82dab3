package io.coterie.platform.config;

import java.util.function.Function;

/**
 * How a single value is written.
 *
 * @param name what the reference calls it
 * @param allowed what an error says is allowed
 * @param secret whether the value may never be shown
 * @param parse throws IllegalArgumentException when the text is none
 */
record ValueType(String name, String allowed, boolean secret, Function<String, Object> parse) {
  static ValueType of(String name, String allowed, Function<String, Object> parse) {
    return new ValueType(name, allowed, false, parse);
  }
}
