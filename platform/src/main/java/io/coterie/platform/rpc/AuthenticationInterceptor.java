package io.coterie.platform.rpc;

import io.coterie.platform.call.Call;
import io.coterie.platform.failure.PlatformFailure.CredentialInvalid;
import io.coterie.platform.identity.Authenticator;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.IdentityVerifier;
import io.coterie.platform.identity.ServiceTokens;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds out who is calling, from exactly one of: a service's token, an identity from the edge, a
 * bearer credential. A proof that does not hold is refused, also where none is needed.
 */
final class AuthenticationInterceptor implements ServerInterceptor {
  private static final String BEARER = "Bearer ";

  private final Authenticator authenticator;
  private final IdentityVerifier identities;
  private final ServiceTokens services;

  @Inject
  AuthenticationInterceptor(
      Authenticator authenticator, IdentityVerifier identities, ServiceTokens services) {
    this.authenticator = authenticator;
    this.identities = identities;
    this.services = services;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var unknown =
        new Call(
            CallIds.current(),
            Objects.requireNonNull(call.getMethodDescriptor().getBareMethodName()),
            new Caller.Anonymous(),
            peer(call),
            userAgent(headers),
            StatedReason.of(headers),
            Optional.empty());
    Arrival.found(unknown);
    var stamped =
        Optional.ofNullable(headers.get(RpcHeaders.EDGE))
            .map(stamp -> unknown.from(verified(stamp).sourceAddress()))
            .orElse(unknown);
    Arrival.found(stamped);
    var current = stamped.by(caller(headers));
    Arrival.authenticated(current);
    return Contexts.interceptCall(current.inContext(), call, headers, next);
  }

  private Caller caller(Metadata headers) {
    var service = headers.get(RpcHeaders.SERVICE);
    if (service != null) {
      return services
          .verifyService(service)
          .<Caller>map(Caller.ServiceCaller::new)
          .orElseThrow(() -> new CredentialInvalid().exception());
    }
    var identity = headers.get(RpcHeaders.IDENTITY);
    if (identity != null) {
      return identities.verify(identity).orElseThrow(() -> new CredentialInvalid().exception());
    }
    var authorization = headers.get(RpcHeaders.AUTHORIZATION);
    if (authorization == null) {
      return new Caller.Anonymous();
    }
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new CredentialInvalid().exception();
    }
    return authenticator.authenticate(authorization.substring(BEARER.length()).strip());
  }

  private EdgeStamp verified(String stamp) {
    return services.verifyEdge(stamp).orElseThrow(() -> new CredentialInvalid().exception());
  }

  /** The edge passes on what its client said; who comes straight to a service says it itself. */
  private static String userAgent(Metadata headers) {
    return Optional.ofNullable(headers.get(RpcHeaders.CLIENT))
        .or(() -> Optional.ofNullable(headers.get(RpcHeaders.USER_AGENT)))
        .orElse("");
  }

  private static String peer(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
            instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : "";
  }
}
