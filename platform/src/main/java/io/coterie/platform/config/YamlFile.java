package io.coterie.platform.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a YAML file into settings by key, each with the line it stands on. */
final class YamlFile {
  private final String name;
  private final JsonParser parser;
  private final Map<String, Setting> settings = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  private YamlFile(String name, JsonParser parser) {
    this.name = name;
    this.parser = parser;
  }

  static Map<String, Setting> read(Path file) {
    try (var reader = Files.newBufferedReader(file);
        var parser = new YAMLFactory().createParser(reader)) {
      return new YamlFile(String.valueOf(file.getFileName()), parser).document();
    } catch (NoSuchFileException e) {
      throw failed(file + ": no such file", e);
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      var line = location == null ? "" : ":" + location.getLineNr();
      throw failed(file + line + ": not YAML: " + firstLine(e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw failed(file + ": can't be read: " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  private Map<String, Setting> document() throws IOException {
    var first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      mapping("");
    } else if (first != null) {
      errors.add(origin() + ": keys and values are expected, such as server: {port: 9000}");
    }
    if (!errors.isEmpty()) {
      throw new ConfigurationException(errors);
    }
    return settings;
  }

  private void mapping(String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var key = prefix + parser.currentName();
      var token = parser.nextToken();
      var origin = origin();
      if (token == JsonToken.START_OBJECT) {
        mapping(key + ".");
      } else if (token == JsonToken.START_ARRAY) {
        put(key, new Setting.Sequence(items(key), origin));
      } else if (token == JsonToken.VALUE_NULL) {
        errors.add(key + ": has no value (" + origin + ")");
      } else {
        put(key, new Setting.Scalar(parser.getText(), origin));
      }
    }
  }

  private List<String> items(String key) throws IOException {
    var items = new ArrayList<String>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token.isScalarValue()) {
        items.add(parser.getText());
      } else {
        errors.add(key + ": an item of this list must be a single value (" + origin() + ")");
        parser.skipChildren();
      }
    }
    return items;
  }

  private void put(String key, Setting setting) {
    var before = settings.put(key, setting);
    if (before != null) {
      errors.add(key + ": is set twice (" + before.origin() + " and " + setting.origin() + ")");
    }
  }

  private String origin() {
    return name + ":" + parser.currentTokenLocation().getLineNr();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static ConfigurationException failed(String line, IOException cause) {
    var failure = new ConfigurationException(List.of(line));
    failure.initCause(cause);
    return failure;
  }
}
