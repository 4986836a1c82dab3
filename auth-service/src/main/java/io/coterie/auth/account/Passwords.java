package io.coterie.auth.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.coterie.platform.call.Permits;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Hashes and verifies passwords, only so many at a time: each takes memory and a processor, and
 * anybody may ask for one. Thread-safe.
 */
final class Passwords {
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final Argon2Function function;
  private final Permits permits;
  private final PasswordHash nobodys;

  @Inject
  Passwords(PasswordConfig config) {
    this.function =
        Argon2Function.getInstance(
            config.memoryKib(), config.iterations(), LANES, HASH_BYTES, Argon2.ID);
    this.permits = new Permits(config.atOnce(), config.patience());
    this.nobodys = hash(UUID.randomUUID().toString());
  }

  PasswordHash hash(String password) {
    return permits.run(() ->
        new PasswordHash(
            Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult()));
  }

  /**
   * Whether the password is right; without a hash it never is, and that takes as long to find out.
   */
  boolean verify(String password, Optional<PasswordHash> hash) {
    var against = hash.orElse(nobodys).encoded();
    boolean right =
        permits.run(() ->
            Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)));
    return right && hash.isPresent();
  }

  /** Whether it was made with other parameters than are configured now. */
  boolean isOutdated(PasswordHash hash) {
    return !Argon2Function.getInstanceFromHash(hash.encoded()).equals(function);
  }
}
