package io.coterie.cli.node;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/**
 * What the folder of a node remembers about it.
 *
 * @param hub URL of the hub it is registered at
 * @param id its id there
 * @param number its number on the backbone there, as text; 0: it exists in networks only
 * @param deployment what the hub calls itself, to which the node's assertions are addressed
 * @param network id of the network that its token is bound to; empty for a node on the backbone
 *     only
 */
record LocalNode(
    String hub, String id, String number, String deployment, Optional<String> network) {
  private static final String NOWHERE = "0";

  boolean isOnBackbone() {
    return !number.equals(NOWHERE);
  }

  /** What messages call it, beside its name. */
  String called() {
    return isOnBackbone() ? number : id;
  }

  LocalNode withNetwork(String newNetwork) {
    return new LocalNode(hub, id, number, deployment, Optional.of(newNetwork));
  }

  /**
   * @throws JsonParseException when it is not one
   */
  static LocalNode parse(String text) {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new LocalNode(
          word(json, "hub"),
          word(json, "node"),
          word(json, "number"),
          word(json, "deployment"),
          Optional.ofNullable(json.get("network")).map(JsonElement::getAsString));
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw new JsonParseException("not the shape of a node", e);
    }
  }

  String print() {
    var json = new JsonObject();
    json.addProperty("hub", hub);
    json.addProperty("node", id);
    json.addProperty("number", number);
    json.addProperty("deployment", deployment);
    network.ifPresent(n -> json.addProperty("network", n));
    return json + "\n";
  }

  private static String word(JsonObject json, String name) {
    JsonElement value = json.get(name);
    if (value == null) {
      throw new JsonParseException(name + " is missing");
    }
    return value.getAsString();
  }
}
