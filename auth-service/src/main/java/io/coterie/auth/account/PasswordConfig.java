package io.coterie.auth.account;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;
import java.time.Duration;

/** How passwords are hashed: Argon2id, by default with what OWASP recommends. */
public record PasswordConfig(
    @Doc("Memory a hash takes, in KiB.") @Default("19456") int memoryKib,
    @Doc("Passes over that memory.") @Default("2") int iterations,
    @Doc("Hashes made at the same time; further ones wait.") @Default("4") int atOnce,
    @Doc("How long one waits before it is refused.") @Default("5s") Duration patience) {
  public PasswordConfig {
    if (memoryKib < 8 || iterations < 1 || atOnce < 1) {
      throw new IllegalArgumentException("memory-kib is at least 8, iterations and at-once 1");
    }
  }
}
