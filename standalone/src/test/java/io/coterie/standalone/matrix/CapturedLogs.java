package io.coterie.standalone.matrix;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Everything that is logged in this process, from the finest level of our own code on. */
final class CapturedLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("io.coterie");

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final @Nullable Level before = OURS.getLevel();

  static CapturedLogs open() {
    var logs = new CapturedLogs();
    logs.setContext(ROOT.getLoggerContext());
    logs.start();
    OURS.setLevel(Level.TRACE);
    ROOT.addAppender(logs);
    return logs;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(
        event.getFormattedMessage()
            + " "
            + event.getKeyValuePairs()
            + " "
            + event.getMDCPropertyMap()
            + " "
            + ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  @Override
  public void close() {
    ROOT.detachAppender(this);
    OURS.setLevel(before);
    stop();
  }
}
