package io.coterie.platform.rpc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.auth.v1.GetKeySetRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.identity.KeySets;
import io.coterie.platform.identity.ServiceName;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * auth-service's key set, kept for as long as it says. An unknown key id is a reason to ask again,
 * but not more often than every second: anybody can make one up.
 */
@Singleton
public final class RemoteKeySets implements KeySets {
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final Peers peers;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Kept kept;

  private record Kept(JWKSet keys, Instant asked, Instant until) {}

  @Inject
  public RemoteKeySets(Peers peers, Clock clock) {
    this.peers = peers;
    this.clock = clock;
  }

  @Override
  public Optional<JWK> find(String keyId) {
    var now = clock.instant();
    var current = kept;
    if (current != null && now.isBefore(current.until())) {
      var key = current.keys().getKeyByKeyId(keyId);
      // a set without a key was made before the first one was, and says nothing
      boolean justAsked = !current.keys().isEmpty() && now.isBefore(current.asked().plus(AT_LEAST));
      if (key != null || justAsked) {
        return Optional.ofNullable(key);
      }
    }
    return Optional.ofNullable(ask(current).keys().getKeyByKeyId(keyId));
  }

  private Kept ask(@Nullable Kept seen) {
    asking.lock();
    try {
      var current = kept;
      if (current != null && !current.equals(seen)) {
        return current;
      }
      var now = clock.instant();
      var answer =
          IdentityServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
              .getKeySet(GetKeySetRequest.getDefaultInstance());
      var fresh =
          new Kept(
              JWKSet.parse(answer.getJwks()),
              now,
              now.plusSeconds(answer.getMaxAge().getSeconds()));
      kept = fresh;
      return fresh;
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("auth-service").exception();
    } catch (ParseException e) {
      throw new IllegalStateException("auth-service sends a key set", e);
    } finally {
      asking.unlock();
    }
  }
}
