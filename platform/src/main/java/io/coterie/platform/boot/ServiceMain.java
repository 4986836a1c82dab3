package io.coterie.platform.boot;

import com.google.inject.Module;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Section;
import io.coterie.platform.config.Sources;
import io.coterie.platform.telemetry.log.LogConfig;
import io.coterie.platform.telemetry.log.Logging;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the command line to a running service, and to the exit code. */
record ServiceMain(
    String name,
    List<Module> modules,
    Map<String, String> environment,
    PrintStream out,
    PrintStream err) {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);
  private static final Section<LogConfig> LOGS = new Section<>("telemetry", LogConfig.class);

  static void run(String name, String[] args, List<Module> modules) {
    var main = new ServiceMain(name, modules, System.getenv(), System.out, System.err);
    System.exit(main.run(Invocation.parse(args)));
  }

  int run(Invocation invocation) {
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

  private int print(String text) {
    out.println(text);
    return 0;
  }

  private int serve(Invocation.Serve invocation) {
    try {
      serveUntilStopped(invocation);
      return 0;
    } catch (StartInterrupted e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("start failed", e);
      StartProblems.lines(e).forEach(line -> err.println(name + ": " + line));
      return 1;
    }
  }

  private void serveUntilStopped(Invocation.Serve invocation) throws InterruptedException {
    var configuration = configuration(invocation);
    configuration.claim(LOGS);
    var assembly = Assembly.of(configuration, modules);
    configuration.checkComplete(assembly.sections());
    Logging.apply(configuration.section(LOGS.prefix(), LOGS.type()));
    var application = assembly.application();
    // Before the start, so that a signal meanwhile stops what has been started.
    Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
    application.start();
    LOG.atInfo().addKeyValue("service", name).log("started");
    application.awaitClosed();
  }

  private Configuration configuration(Invocation.Serve invocation) {
    var variables = Sources.none().environment(environment);
    return Configuration.load(invocation.configFile().map(variables::file).orElse(variables));
  }
}
