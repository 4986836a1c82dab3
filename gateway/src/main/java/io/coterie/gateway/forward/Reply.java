package io.coterie.gateway.forward;

import io.coterie.gateway.error.Protocol;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;

/**
 * Puts the call's id where the client finds it, once: in the trailers for gRPC and gRPC-Web, in the
 * headers for JSON, which has no trailers.
 */
record Reply(String callId, Protocol protocol) {
  Metadata headers(Metadata headers) {
    return protocol == Protocol.HTTP ? withId(headers) : headers;
  }

  /** A refusal without headers consists of trailers only, so they have the id in any case. */
  Metadata trailers(Metadata trailers) {
    return withId(trailers);
  }

  private Metadata withId(Metadata metadata) {
    metadata.discardAll(RpcHeaders.CALL_ID);
    metadata.put(RpcHeaders.CALL_ID, callId);
    return metadata;
  }
}
