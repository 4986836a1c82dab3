package io.coterie.platform.telemetry.log;

/** From which level on Coterie's own log lines are written. */
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
