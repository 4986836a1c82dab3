package io.coterie.examples.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.coterie.examples.Worker;
import io.coterie.examples.Workplace;
import io.coterie.sdk.agent.bridge.BridgeFailure;
import io.coterie.sdk.agent.bridge.Expose;
import io.coterie.sdk.agent.bridge.Forward;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The JDK's web server behind port 80 of one node, and the JDK's client, which speaks to a port of
 * this machine that leads there.
 */
public final class HttpThroughForward {
  private static final int WEB = 80;

  private HttpThroughForward() {}

  public static void main(String[] args) throws Exception {
    try (var place = Workplace.of(System.getenv())) {
      run(place, System.out);
    }
  }

  /** Tells what it does as it does it. */
  public static void run(Workplace place, PrintStream out)
      throws IOException, InterruptedException {
    HttpServer server = server();
    try (Worker web = place.start("web");
        Worker laptop = place.start("laptop");
        var _ = Expose.start(web.agent(), WEB, server.getAddress(), f -> tell(out, f));
        var forward =
            Forward.start(laptop.agent(), anyPort(), web.node(), WEB, f -> tell(out, f))) {
      var address = "http://127.0.0.1:" + forward.address().getPort();
      out.println(address + " leads to port " + WEB + " of " + web.node());
      HttpResponse<String> response = get(URI.create(address + "/greeting"));
      out.println(response.statusCode() + " " + response.body());
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server() throws IOException {
    var server = HttpServer.create(anyPort(), 0);
    server.createContext(
        "/greeting",
        exchange -> {
          byte[] body = "hello from behind a node".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8));
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void tell(PrintStream out, BridgeFailure failure) {
    out.println(failure.bridge() + ": " + failure.cause().getMessage());
  }
}
