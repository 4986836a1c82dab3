package io.coterie.gateway.edge;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks plain HTTP to the edge. */
final class HttpProbe {
  private final RunningEdge edge;
  private final Map<String, String> headers = new LinkedHashMap<>();

  HttpProbe(RunningEdge edge) {
    this.edge = edge;
  }

  HttpProbe header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  HttpResponse<String> json(String method, String path, String body)
      throws IOException, InterruptedException {
    header("content-type", "application/json");
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
    return edge.http.send(
        request(path).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return edge.http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(edge.uri(path));
    headers.forEach(request::header);
    return request;
  }
}
