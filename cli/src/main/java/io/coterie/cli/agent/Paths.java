package io.coterie.cli.agent;

import com.google.gson.JsonObject;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.PathKind;
import io.coterie.sdk.agent.PeerPath;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/** How packets get to a peer, in both forms. */
public final class Paths {
  private Paths() {}

  /** The way to a node that is connected to. */
  public static Optional<PeerPath> to(Agent agent, String node) throws InterruptedException {
    return agent.paths().stream().filter(path -> path.node().equals(node)).findFirst();
  }

  public static String text(PeerPath path) {
    return path.direct()
        .map(address -> "directly at " + text(address))
        .orElseGet(() ->
            "through relay "
                + path.relay()
                + (path.kind() == PathKind.TUNNEL ? ", by TCP through the hub" : ""));
  }

  /** Adds what is known of the way. */
  public static void describe(JsonObject json, PeerPath path) {
    json.addProperty("path", path.kind().name().toLowerCase(Locale.ROOT));
    path.direct().ifPresent(address -> json.addProperty("address", text(address)));
    json.addProperty("relay", path.relay());
  }

  /** {@code ip:port}. */
  public static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
