package io.coterie.relay.feed;

import com.google.protobuf.Duration;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import io.coterie.platform.identity.Ed25519;
import io.coterie.registry.v1.GetGrantKeySetRequest;
import io.coterie.registry.v1.GetGrantKeySetResponse;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceImplBase;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.security.PublicKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells the keys of grants, for a second each time unless the test says otherwise. */
final class FakeKeys extends NodeDirectoryServiceImplBase {
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean isDown;
  volatile int maxAgeSeconds = 1;

  private final Map<UUID, PublicKey> keys = new ConcurrentHashMap<>();

  /** One more key. */
  UUID add() {
    var id = UUID.randomUUID();
    keys.put(id, Ed25519.generate().getPublic());
    return id;
  }

  @Override
  public void getGrantKeySet(
      GetGrantKeySetRequest request, StreamObserver<GetGrantKeySetResponse> out) {
    asked.incrementAndGet();
    if (isDown) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    var set = new JWKSet(keys.entrySet().stream().map(FakeKeys::jwk).toList());
    out.onNext(
        GetGrantKeySetResponse.newBuilder()
            .setJwks(set.toString())
            .setMaxAge(Duration.newBuilder().setSeconds(maxAgeSeconds))
            .build());
    out.onCompleted();
  }

  private static com.nimbusds.jose.jwk.JWK jwk(Map.Entry<UUID, PublicKey> key) {
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(Ed25519.raw(key.getValue())))
        .keyID(key.getKey().toString())
        .build();
  }
}
