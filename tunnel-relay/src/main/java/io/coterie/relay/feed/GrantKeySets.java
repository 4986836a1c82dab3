package io.coterie.relay.feed;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.feed.Backoff;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.v1.GetGrantKeySetRequest;
import io.coterie.registry.v1.GetGrantKeySetResponse;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.relay.flow.GrantKeys;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The keys that grants are signed with. A key is published for longer than a set may be kept before
 * it signs; only the very first is not. So an unknown one is a reason to ask, but not often:
 * anybody can make one up. While the hub does not answer, those that are known are used on.
 * Thread-safe.
 */
@Singleton
public final class GrantKeySets implements GrantKeys, Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(GrantKeySets.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Between two questions. */
  private static final Duration SHORTEST = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Peers peers;
  private final Semaphore unknown = new Semaphore(0);
  private volatile Map<UUID, PublicKey> keys = Map.of();
  private @Nullable Thread worker;

  @Inject
  public GrantKeySets(Peers peers) {
    this.peers = peers;
  }

  @Override
  public Optional<PublicKey> find(UUID id) {
    var key = Optional.ofNullable(keys.get(id));
    if (key.isEmpty() && unknown.availablePermits() == 0) {
      unknown.release();
    }
    return key;
  }

  /** Whether the hub has told its keys. */
  public boolean isReady() {
    return !keys.isEmpty();
  }

  @Override
  public String name() {
    return "keys of grants";
  }

  @Override
  public void start() {
    worker = Thread.ofVirtual().name("grant-keys").start(this::work);
  }

  @Override
  public void stop() throws InterruptedException {
    if (worker != null) {
      worker.interrupt();
      worker.join();
    }
  }

  private void work() {
    var pause = new Backoff(LONGEST_PAUSE);
    try {
      while (true) {
        Duration wait;
        try {
          wait = refresh();
          pause.reset();
        } catch (StatusRuntimeException | ParseException e) {
          LOG.atLevel(pause.isLong() ? Level.WARN : Level.DEBUG)
              .setCause(e)
              .log("keys of grants not read, to be tried again");
          wait = pause.next();
        }
        Thread.sleep(SHORTEST);
        var _ = unknown.tryAcquire(wait.minus(SHORTEST).toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the set; how long it is used before the next try, half of the time that it may be. */
  private Duration refresh() throws ParseException {
    var answer =
        NodeDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY))
            .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
            .getGrantKeySet(GetGrantKeySetRequest.getDefaultInstance());
    keys = parse(answer);
    return Duration.ofSeconds(answer.getMaxAge().getSeconds()).dividedBy(2);
  }

  private static Map<UUID, PublicKey> parse(GetGrantKeySetResponse answer) throws ParseException {
    return JWKSet.parse(answer.getJwks()).getKeys().stream()
        .collect(toUnmodifiableMap(key -> UUID.fromString(key.getKeyID()), GrantKeySets::key));
  }

  private static PublicKey key(JWK key) {
    return Ed25519.publicKey(key.toOctetKeyPair().getX().decode())
        .orElseThrow(() -> new IllegalStateException("registry-service sends Ed25519 keys"));
  }
}
