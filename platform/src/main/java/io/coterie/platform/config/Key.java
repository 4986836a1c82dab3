package io.coterie.platform.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A key such as {@code server.idle-timeout}, and the environment variable that sets it, {@code
 * COTERIE_SERVER_IDLE_TIMEOUT}.
 */
record Key(String path) {
  static final String ENVIRONMENT_PREFIX = "COTERIE_";
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
  private static final Pattern HUMP = Pattern.compile("([A-Z])");

  Key {
    check(path);
  }

  static void check(String path) {
    if (!FORM.matcher(path).matches()) {
      throw new IllegalArgumentException(path + " is not a key: lower-case words joined by . or -");
    }
  }

  static Key of(String prefix, String component) {
    return new Key(
        prefix + "." + HUMP.matcher(component).replaceAll("-$1").toLowerCase(Locale.ROOT));
  }

  String environmentName() {
    return ENVIRONMENT_PREFIX + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
