package io.coterie.platform.boot;

import com.google.inject.Module;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.telemetry.log.LogConfig;
import io.coterie.platform.telemetry.log.Logging;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the command line to a running service. */
final class ServiceMain {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);

  private final String name;
  private final List<Module> modules;
  private final PrintStream err = System.err;

  private ServiceMain(String name, List<Module> modules) {
    this.name = name;
    this.modules = modules;
  }

  static void run(String name, String[] args, List<Module> modules) {
    System.exit(new ServiceMain(name, modules).run(Invocation.parse(args)));
  }

  private int run(Invocation invocation) {
    return switch (invocation) {
      case Invocation.Help() -> print(Usage.text(name, modules));
      case Invocation.Version() -> print(name + " " + ProductVersion.current());
      case Invocation.Misused(var reason) -> {
        err.println(name + ": " + reason + " (see --help)");
        yield 2;
      }
      case Invocation.Serve serve -> serve(serve);
    };
  }

  private static int print(String text) {
    System.out.println(text);
    return 0;
  }

  private int serve(Invocation.Serve invocation) {
    try {
      var configuration = configuration(invocation);
      Logging.apply(configuration.section("telemetry", LogConfig.class));
      var assembly = Assembly.of(configuration, modules);
      configuration.checkNoUnknownKeys();
      var application = assembly.application();
      // Before the start, so that a signal meanwhile stops what has been started.
      Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
      application.start();
      LOG.atInfo().addKeyValue("service", name).log("started");
      application.awaitClosed();
      return 0;
    } catch (StartInterrupted e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException e) {
      LOG.debug("start failed", e);
      StartProblems.lines(e).forEach(line -> err.println(name + ": " + line));
      return 1;
    }
  }

  private static Configuration configuration(Invocation.Serve invocation) {
    var environment = Sources.none().environment(System.getenv());
    return Configuration.load(invocation.configFile().map(environment::file).orElse(environment));
  }
}
