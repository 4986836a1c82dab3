package io.coterie.platform.boot;

import com.google.inject.Module;
import io.coterie.platform.config.docs.ConfigReference;
import java.util.List;

/** The answer to {@code --help}. */
final class Usage {
  private Usage() {}

  static String text(String name, List<Module> modules) {
    return """
    Usage: %1$s [--config FILE]

      --config FILE  YAML file with the configuration; environment variables win over it
      --version      print the version
      --help         print this

    Example: COTERIE_TELEMETRY_LOG_LEVEL=debug %1$s --config /etc/coterie/%1$s.yaml

    Configuration keys (environment variable: COTERIE_ and the key in capitals, with _ for . and -):
    %2$s\
    """
        .formatted(name, ConfigReference.plain(Application.sections(modules)));
  }
}
