package io.coterie.platform.boot;

import com.google.inject.Injector;
import com.google.inject.Module;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Section;
import io.coterie.platform.config.Sources;
import java.util.List;
import java.util.Set;

/** A service, or several in one process: its injector and its running components. Thread-safe. */
public final class Application implements AutoCloseable {
  private final Injector injector;
  private final Components components;

  Application(Injector injector, Components components) {
    this.injector = injector;
    this.components = components;
  }

  /**
   * The {@code main} of a service: runs until it is told to stop, or exits with 1 and a line that
   * says why it can't start.
   */
  public static void main(String name, String[] args, Module... modules) {
    ServiceMain.run(name, args, List.of(modules));
  }

  /** The same, with modules in a list. */
  public static void main(String name, String[] args, List<Module> modules) {
    ServiceMain.run(name, args, modules);
  }

  /**
   * Reads every section that the modules bind, creates the injector and starts the components. Keys
   * that no section has are left to the caller, who alone knows when all sections are claimed:
   * {@link Configuration#checkNoUnknownKeys}.
   *
   * @throws io.coterie.platform.config.ConfigurationException with every error in those sections
   * @throws StartFailure when a component says so; what was started is stopped again
   */
  public static Application start(Configuration configuration, List<? extends Module> modules) {
    var assembly = Assembly.of(configuration, modules);
    configuration.sections(assembly.sections());
    var application = assembly.application();
    application.start();
    return application;
  }

  /** The sections that these modules read, and those every application has: for the reference. */
  public static Set<Section<?>> sections(List<? extends Module> modules) {
    return Assembly.of(Configuration.load(Sources.none()), modules).sections();
  }

  public Injector injector() {
    return injector;
  }

  /**
   * Drains and stops all components, within the time configured; a second call waits for the first.
   */
  @Override
  public void close() {
    components.close();
  }

  void start() {
    components.start();
  }

  void awaitClosed() throws InterruptedException {
    components.awaitClosed();
  }
}
