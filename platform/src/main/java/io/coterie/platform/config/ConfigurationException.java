package io.coterie.platform.config;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Everything that is wrong with the configuration: one line each, fit to be shown to the person who
 * wrote it.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ImmutableList<String> errors;

  public ConfigurationException(List<String> errors) {
    super(String.join("\n", errors));
    this.errors = ImmutableList.copyOf(errors);
  }

  public List<String> errors() {
    return errors;
  }
}
