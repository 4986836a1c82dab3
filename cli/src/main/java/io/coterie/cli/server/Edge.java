package io.coterie.cli.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a hub listens.
 *
 * @param certificate the one it shows, if it speaks TLS
 */
record Edge(String url, Optional<Path> certificate) {
  static Edge parse(String text) {
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    return new Edge(
        json.get("edge").getAsString(),
        Optional.ofNullable(json.get("certificate")).map(JsonElement::getAsString).map(Path::of));
  }

  String print() {
    var json = new JsonObject();
    json.addProperty("edge", url);
    certificate.ifPresent(file -> json.addProperty("certificate", file.toString()));
    return json + "\n";
  }

  /** How it is reached from this machine: what listens everywhere listens on loopback too. */
  String fromHere() {
    return url.replace("://0.0.0.0:", "://127.0.0.1:")
        .replaceFirst("://\\[(0:0:0:0:0:0:0:0|::)]:", "://[::1]:");
  }
}
