package io.coterie.platform.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coterie.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLineTest {
  private static final List<KeyValuePair> PAIRS =
      List.of(
          new KeyValuePair("level", "not the line's"),
          new KeyValuePair("count", 3),
          new KeyValuePair("done", true),
          new KeyValuePair("key", Secret.of("hunter2")),
          new KeyValuePair("name", "a\n12:00:00.000 ERROR forged"));

  private final LoggerContext context = new LoggerContext();

  @Test
  void jsonIsAnObjectALine() throws JsonProcessingException {
    var line = line(LogFormat.JSON, null);

    assertThat(line).hasLineCount(1).endsWith("}\n");
    var json = json(line);
    assertThat(json.get("time").asText()).isEqualTo("2026-01-02T03:04:05.006Z");
    assertThat(json.get("level").asText()).isEqualTo("info");
    assertThat(json.get("logger").asText()).isEqualTo("io.coterie.Thing");
    assertThat(json.get("message").asText()).isEqualTo("thing done");
    assertThat(json.get("call").asText()).isEqualTo("call_1");
    assertThat(json.get("data").get("level").asText()).isEqualTo("not the line's");
    assertThat(json.get("data").get("count").intValue()).isEqualTo(3);
    assertThat(json.get("data").get("done").booleanValue()).isTrue();
  }

  @Test
  void jsonHasTheStackTraceInOneField() throws JsonProcessingException {
    var json = json(line(LogFormat.JSON, new IllegalStateException("broken")));

    assertThat(json.get("exception").asText())
        .contains("IllegalStateException: broken", "LogLineTest.jsonHasTheStackTraceInOneField");
  }

  @Test
  void textHasMessageValuesAndCall() {
    assertThat(line(LogFormat.TEXT, null))
        .matches("(?s)\\d\\d:04:05\\.006 INFO .*")
        .contains("Thing thing done", "count=\"3\"", "call=call_1");
  }

  @Test
  void textHasTheStackTraceBelow() {
    assertThat(line(LogFormat.TEXT, new IllegalStateException("broken")).lines())
        .anyMatch(line -> line.equals("java.lang.IllegalStateException: broken"))
        .anyMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void aValueCanNotPretendToBeALine() {
    assertThat(line(LogFormat.TEXT, null)).hasLineCount(1);
  }

  @Test
  void aSecretIsNeverPrinted() {
    assertThat(line(LogFormat.TEXT, null)).doesNotContain("hunter2");
    assertThat(line(LogFormat.JSON, null)).doesNotContain("hunter2");
  }

  private String line(LogFormat format, @Nullable Throwable failure) {
    var encoder = Logging.encoder(format);
    encoder.setContext(context);
    encoder.start();
    var event =
        new LoggingEvent(
            "fqcn", context.getLogger("io.coterie.Thing"), Level.INFO, "thing done", failure, null);
    event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
    event.setMDCPropertyMap(Map.of("call", "call_1"));
    event.setKeyValuePairs(PAIRS);
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String line) throws JsonProcessingException {
    return new ObjectMapper().readTree(line);
  }
}
