package io.coterie.platform.config;

import com.google.inject.Binder;
import com.google.inject.Scopes;

/**
 * Binds configuration records: {@code bindConfig(binder(), "auth.login", LoginConfig.class)} in a
 * feature's module.
 */
public final class ConfigBinder {
  private ConfigBinder() {}

  /** Binds the record type to its section; binding the same section twice is the same as once. */
  public static <T extends Record> void bindConfig(Binder binder, String prefix, Class<T> type) {
    binder
        .skipSources(ConfigBinder.class)
        .bind(type)
        .toProvider(new SectionProvider<>(new Section<>(prefix, type)))
        .in(Scopes.SINGLETON);
  }
}
