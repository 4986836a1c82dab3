package io.coterie.gateway.error;

import com.linecorp.armeria.common.RequestHeaders;
import org.jspecify.annotations.Nullable;

/** How a client speaks: what it sends says how it wants to be answered. */
public enum Protocol {
  /** gRPC and gRPC-Web. */
  GRPC,
  /** JSON, or whatever a browser sends. */
  HTTP;

  public static Protocol of(@Nullable RequestHeaders headers) {
    var type = headers == null ? null : headers.contentType();
    return type != null && type.subtype().startsWith("grpc") ? GRPC : HTTP;
  }
}
