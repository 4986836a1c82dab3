package io.coterie.platform.telemetry.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up the logs of the process: called by a {@code main}, once its configuration is read. */
public final class Logging {
  /** Line breaks in values are shown, so that a value can't pretend to be a line of the log. */
  static final String TEXT_PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %logger{24} %replace(%msg %kvp %mdc){'[\\r\\n]', '⏎'}%n%ex";

  private static final String OURS = "io.coterie";

  private Logging() {}

  public static void apply(LogConfig config) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var level = Level.toLevel(config.logLevel().name());
    context.getLogger(OURS).setLevel(level);
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(config.logLevel() == LogLevel.ERROR ? Level.ERROR : Level.WARN);
    root.detachAndStopAllAppenders();
    root.addAppender(appender(context, encoder(config.logFormat())));
    // Libraries that log through java.util.logging write to stderr themselves otherwise.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  static Encoder<ILoggingEvent> encoder(LogFormat format) {
    return switch (format) {
      case AUTO -> encoder(onTerminal() ? LogFormat.TEXT : LogFormat.JSON);
      case TEXT -> text();
      case JSON -> new JsonLineEncoder();
    };
  }

  @SuppressWarnings(
      "SystemConsoleNull") // it is null again from JDK 25 on when there is no terminal
  private static boolean onTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private static Encoder<ILoggingEvent> text() {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(TEXT_PATTERN);
    return encoder;
  }

  private static ConsoleAppender<ILoggingEvent> appender(
      LoggerContext context, Encoder<ILoggingEvent> encoder) {
    encoder.setContext(context);
    encoder.start();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
