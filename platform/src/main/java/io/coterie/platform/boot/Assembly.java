package io.coterie.platform.boot;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import io.coterie.platform.config.BoundSections;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Modules, looked through before anything is made of them. */
final class Assembly {
  private static final Key<Map<Phase, Set<Lifecycle>>> COMPONENTS = Key.get(new TypeLiteral<>() {});

  static {
    // Guice would define classes through sun.misc.Unsafe, of which Java warns on stderr; reflection
    // is fast enough for wiring.
    System.setProperty("guice_bytecode_gen_option", "DISABLED");
  }

  private final List<Element> elements;

  private Assembly(List<Element> elements) {
    this.elements = elements;
  }

  static Assembly of(Configuration configuration, List<? extends Module> modules) {
    var all = new ArrayList<Module>(modules);
    all.add(new ApplicationModule(configuration));
    return new Assembly(Elements.getElements(Stage.PRODUCTION, all));
  }

  /**
   * What the modules read: to be checked before the injector exists, so that all errors are told
   * together and none is wrapped.
   */
  Set<Section<?>> sections() {
    return BoundSections.in(elements);
  }

  /** Not yet started. */
  Application application() {
    var injector = Guice.createInjector(Stage.PRODUCTION, Elements.getModule(elements));
    var components =
        new Components(
            injector.getInstance(COMPONENTS), injector.getInstance(ShutdownConfig.class));
    return new Application(injector, components);
  }
}
