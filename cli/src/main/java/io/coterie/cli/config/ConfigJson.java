package io.coterie.cli.config;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.coterie.cli.config.HubMemory.ActiveNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON form of {@link Config}. */
final class ConfigJson {
  private ConfigJson() {}

  /**
   * @throws JsonParseException when it is not one
   */
  static Config parse(String text) {
    try {
      JsonObject root = JsonParser.parseString(text).getAsJsonObject();
      Map<String, HubMemory> hubs = new HashMap<>();
      if (root.get("hubs") instanceof JsonObject known) {
        known.entrySet().forEach(e -> hubs.put(e.getKey(), hub(e.getValue().getAsJsonObject())));
      }
      return new Config(string(root, "hub"), hubs);
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new JsonParseException("not the shape of a configuration", e);
    }
  }

  static String print(Config config) {
    var root = new JsonObject();
    config.current().ifPresent(url -> root.addProperty("hub", url));
    var hubs = new JsonObject();
    new TreeMap<>(config.hubs()).forEach((url, memory) -> hubs.add(url, json(memory)));
    root.add("hubs", hubs);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }

  private static HubMemory hub(JsonObject json) {
    Optional<ActiveNetwork> network =
        string(json, "network")
            .map(id -> new ActiveNetwork(id, string(json, "networkName").orElse(id)));
    JsonElement insecure = json.get("insecure");
    return new HubMemory(
        string(json, "username"),
        string(json, "token"),
        string(json, "networkToken"),
        network,
        insecure != null && insecure.getAsBoolean(),
        string(json, "caCertificate"));
  }

  private static JsonObject json(HubMemory memory) {
    var json = new JsonObject();
    memory.username().ifPresent(v -> json.addProperty("username", v));
    memory.token().ifPresent(v -> json.addProperty("token", v));
    memory.networkToken().ifPresent(v -> json.addProperty("networkToken", v));
    memory.network().ifPresent(n -> json.addProperty("network", n.id()));
    memory.network().ifPresent(n -> json.addProperty("networkName", n.name()));
    if (memory.insecure()) {
      json.addProperty("insecure", true);
    }
    memory.caCertificate().ifPresent(v -> json.addProperty("caCertificate", v));
    return json;
  }

  private static Optional<String> string(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name))
        .map(JsonElement::getAsString)
        .filter(s -> !s.isEmpty());
  }
}
