package io.coterie.platform.config;

import com.google.inject.Binding;
import com.google.inject.Module;
import com.google.inject.spi.DefaultBindingTargetVisitor;
import com.google.inject.spi.DefaultElementVisitor;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.PrivateElements;
import com.google.inject.spi.ProviderInstanceBinding;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the sections that modules bind, without an injector: to read them all first, and to write
 * the reference.
 */
public final class BoundSections {
  private BoundSections() {}

  public static Set<Section<?>> of(Iterable<? extends Module> modules) {
    return in(Elements.getElements(modules));
  }

  /** The sections in elements that were recorded before, in the order they were bound. */
  public static Set<Section<?>> in(Iterable<? extends Element> elements) {
    var sections = new LinkedHashSet<Section<?>>();
    elements.forEach(element -> element.acceptVisitor(new Elementwise()).forEach(sections::add));
    return sections;
  }

  private static final class Elementwise extends DefaultElementVisitor<Stream<Section<?>>> {
    @Override
    public <T> Stream<Section<?>> visit(Binding<T> binding) {
      return binding.acceptTargetVisitor(new Target<>());
    }

    @Override
    public Stream<Section<?>> visit(PrivateElements elements) {
      return in(elements.getElements()).stream();
    }

    @Override
    protected Stream<Section<?>> visitOther(Element element) {
      return Stream.empty();
    }
  }

  private static final class Target<T> extends DefaultBindingTargetVisitor<T, Stream<Section<?>>> {
    @Override
    public Stream<Section<?>> visit(ProviderInstanceBinding<? extends T> binding) {
      return binding.getUserSuppliedProvider() instanceof SectionProvider<?> provider
          ? Stream.of(provider.section())
          : Stream.empty();
    }

    @Override
    protected Stream<Section<?>> visitOther(Binding<? extends T> binding) {
      return Stream.empty();
    }
  }
}
