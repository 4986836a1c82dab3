package io.coterie.platform.config;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Provides a section of the bound {@link Configuration}; equal to another of the same section, so
 * that Guice sees one binding.
 */
final class SectionProvider<T extends Record> implements Provider<T> {
  private final Section<T> section;
  private @Nullable Configuration configuration;

  SectionProvider(Section<T> section) {
    this.section = section;
  }

  @Inject
  void inject(Configuration bound) {
    configuration = bound;
  }

  Section<T> section() {
    return section;
  }

  @Override
  public T get() {
    return Objects.requireNonNull(configuration, "not injected")
        .section(section.prefix(), section.type());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SectionProvider<?> provider && provider.section.equals(section);
  }

  @Override
  public int hashCode() {
    return section.hashCode();
  }
}
