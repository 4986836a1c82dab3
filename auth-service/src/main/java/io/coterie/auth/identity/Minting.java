package io.coterie.auth.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.keys.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Signs identities; the same caller under the same key gets the same one again while half its life
 * is left. Nothing is remembered of who may call: that is found out before this is asked, and a
 * caller of whom anything changed is another one here. What is spared is the signature.
 * Thread-safe.
 */
final class Minting {
  private static final Duration REUSED_FOR = IdentitySigner.LIFETIME.dividedBy(2);
  private static final int MOST_KEPT = 10_000;

  private final IdentitySigner signer;
  private final Clock clock;
  private final Cache<Subject, Minted> kept =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(REUSED_FOR).build();

  private record Subject(Caller caller, String keyId) {}

  private record Minted(String identity, Instant since) {}

  Minting(Clock clock) {
    this.signer = new IdentitySigner(clock);
    this.clock = clock;
  }

  String sign(Caller caller, SigningKey key) {
    var now = clock.instant();
    var subject = new Subject(caller, key.id());
    var minted = kept.getIfPresent(subject);
    if (minted == null || !now.isBefore(minted.since().plus(REUSED_FOR))) {
      minted = new Minted(signer.sign(caller, key.id(), key.key()), now);
      kept.put(subject, minted);
    }
    return minted.identity();
  }
}
