package io.coterie.platform.rpc;

import io.grpc.Metadata;

/**
 * The headers that services and the edge speak with; a client's own are stripped at the edge and
 * believed by nobody.
 */
public final class RpcHeaders {
  /** Everything of ours starts with this. */
  public static final String PREFIX = "x-coterie-";

  /** What a client shows: {@code Bearer …}. */
  public static final Metadata.Key<String> AUTHORIZATION = key("authorization");

  /** Whom the credential stands for, signed by auth-service. */
  public static final Metadata.Key<String> IDENTITY = key(PREFIX + "identity");

  /** Where the call came from, signed by the edge. */
  public static final Metadata.Key<String> EDGE = key(PREFIX + "edge");

  /** What the edge's client calls itself; gRPC's own header names the edge. It proves nothing. */
  public static final Metadata.Key<String> CLIENT = key(PREFIX + "client");

  /** What the peer calls itself. */
  public static final Metadata.Key<String> USER_AGENT = key("user-agent");

  /** Which service is calling. */
  public static final Metadata.Key<String> SERVICE = key(PREFIX + "service");

  /** The call's id: in every reply's trailers, and from service to service. */
  public static final Metadata.Key<String> CALL_ID = key(PREFIX + "call-id");

  /** Why the caller does it: percent-encoded. Clients send it, and services on behalf of them. */
  public static final Metadata.Key<String> REASON = key("coterie-reason");

  private RpcHeaders() {}

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
