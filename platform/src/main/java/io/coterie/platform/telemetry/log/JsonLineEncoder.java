package io.coterie.platform.telemetry.log;

import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * A JSON object a line: time, level, logger, thread, message; the diagnostic context ({@code call}:
 * the id of the call) at the top; key-values under {@code data}, so that none can take another
 * field's name; the stack trace under {@code exception}.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private final JsonFactory json = new JsonFactory();
  private final ThrowableProxyConverter stackTrace = new RootCauseFirstThrowableProxyConverter();

  @Override
  public void start() {
    stackTrace.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new ByteArrayOutputStream();
    try (var out = json.createGenerator(line)) {
      out.writeStartObject();
      write(out, event);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toByteArray();
  }

  private void write(JsonGenerator out, ILoggingEvent event) throws IOException {
    out.writeStringField("time", event.getInstant().toString());
    out.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
    out.writeStringField("logger", event.getLoggerName());
    out.writeStringField("thread", event.getThreadName());
    out.writeStringField("message", event.getFormattedMessage());
    for (var entry : event.getMDCPropertyMap().entrySet()) {
      out.writeStringField(entry.getKey(), entry.getValue());
    }
    var pairs = Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of());
    if (!pairs.isEmpty()) {
      out.writeObjectFieldStart("data");
      for (var pair : pairs) {
        out.writeFieldName(pair.key);
        writeValue(out, pair.value);
      }
      out.writeEndObject();
    }
    if (event.getThrowableProxy() != null) {
      out.writeStringField("exception", stackTrace.convert(event));
    }
  }

  private static void writeValue(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      default -> out.writeString(value.toString());
    }
  }
}
