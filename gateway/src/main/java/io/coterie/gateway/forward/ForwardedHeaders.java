package io.coterie.gateway.forward;

import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers pass the edge. A client's own metadata does; what belongs to the connection it came
 * over, its credential, and whatever only the edge may say ({@code x-coterie-…}) does not.
 */
final class ForwardedHeaders {
  /** What gRPC allows; HTTP allows more, also the pseudo headers that begin with a colon. */
  private static final Pattern NAME = Pattern.compile("[0-9a-z_.-]+");

  private static final List<String> DROPPED_PREFIXES =
      List.of(
          RpcHeaders.PREFIX,
          "grpc-",
          "accept",
          "access-control-",
          "content-",
          "cookie",
          "if-",
          "keep-alive",
          "proxy-",
          "sec-",
          "x-forwarded-",
          "x-real-ip");
  private static final Set<String> DROPPED =
      Set.of(
          "authorization",
          "cache-control",
          "connection",
          "date",
          "expect",
          "forwarded",
          "host",
          "origin",
          "pragma",
          "range",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "x-grpc-web",
          "x-user-agent");

  /** The status details are the one piece of gRPC's own metadata that is an application's too. */
  private static final String STATUS_DETAILS = "grpc-status-details-bin";

  private ForwardedHeaders() {}

  /**
   * A client's headers as a service may see them. What the client calls itself goes under another
   * name: gRPC would put the edge's own in its place.
   */
  static Metadata ofRequest(Metadata received) {
    var passed = copy(received, false);
    var client = received.get(RpcHeaders.USER_AGENT);
    if (client != null) {
      passed.put(RpcHeaders.CLIENT, client);
    }
    return passed;
  }

  /** A service's headers or trailers as the client may see them. */
  static Metadata ofResponse(Metadata received) {
    return copy(received, true);
  }

  private static Metadata copy(Metadata received, boolean isResponse) {
    var passed = new Metadata();
    for (var name : received.keys()) {
      if (passes(name) || (isResponse && name.equals(STATUS_DETAILS))) {
        if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
          copy(received, Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER), passed);
        } else {
          copy(received, Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), passed);
        }
      }
    }
    return passed;
  }

  private static boolean passes(String name) {
    return NAME.matcher(name).matches()
        && !DROPPED.contains(name)
        && DROPPED_PREFIXES.stream().noneMatch(name::startsWith);
  }

  private static <T> void copy(Metadata from, Metadata.Key<T> key, Metadata to) {
    var values = from.getAll(key);
    if (values != null) {
      values.forEach(value -> to.put(key, value));
    }
  }
}
