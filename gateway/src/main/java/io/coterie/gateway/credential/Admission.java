package io.coterie.gateway.credential;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.Peers;
import io.coterie.platform.rpc.RpcHeaders;
import io.grpc.Metadata;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Makes the headers by which a service knows a call: the identity of its credential, if it came
 * with one, and the edge's own stamp.
 */
public final class Admission {
  private final Authentication authentication;
  private final ServiceTokens tokens;

  @Inject
  public Admission(Peers peers, ServiceTokens tokens) {
    this.authentication = new Authentication(peers.to(ServiceName.AUTH));
    this.tokens = tokens;
  }

  /**
   * What to add to the call's headers. Fails with {@link io.grpc.StatusRuntimeException} when the
   * call must not go on.
   *
   * @param received the client's headers
   * @param method what is called, without its service
   * @param executor runs what follows on auth-service's answer
   */
  public ListenableFuture<Metadata> admit(
      Metadata received, String method, EdgeStamp stamp, Executor executor) {
    var edge = tokens.edge(stamp);
    return switch (credential(received)) {
      case Credential.None _ -> Futures.immediateFuture(stamped(edge));
      // Asked about all the same: auth-service puts what it refuses into the audit trail.
      case Credential.Malformed _ -> identified(Credential.UNREADABLE, method, edge, executor);
      case Credential.Bearer bearer -> identified(bearer.token(), method, edge, executor);
    };
  }

  private ListenableFuture<Metadata> identified(
      String token, String method, String edge, Executor executor) {
    return Futures.transform(
        authentication.identify(token, method, edge, executor),
        identity -> {
          var headers = stamped(edge);
          headers.put(RpcHeaders.IDENTITY, identity);
          return headers;
        },
        directExecutor());
  }

  private static Credential credential(Metadata received) {
    var values = received.getAll(RpcHeaders.AUTHORIZATION);
    return Credential.parse(values == null ? List.of() : ImmutableList.copyOf(values));
  }

  private static Metadata stamped(String edge) {
    var headers = new Metadata();
    headers.put(RpcHeaders.EDGE, edge);
    return headers;
  }
}
