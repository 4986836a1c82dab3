package io.coterie.auth;

import io.coterie.auth.account.AccountConfig;
import io.coterie.auth.account.LoginConfig;
import io.coterie.auth.account.PasswordConfig;
import io.coterie.auth.audit.AuditConfig;
import io.coterie.auth.identity.KeysConfig;
import io.coterie.auth.operator.OperatorConfig;
import io.coterie.auth.token.TokenConfig;
import io.coterie.platform.config.docs.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every key reaches its component. */
final class ConfigTest {
  @Test
  void accounts() {
    ConfigMapping.of("auth", AccountConfig.class)
        .maps(Map.of("first-account-needs-operator", "false"), new AccountConfig(false));
  }

  @Test
  void logins() {
    ConfigMapping.of("auth.login", LoginConfig.class)
        .maps(
            Map.of("max-failures", "3", "locked-for", "1h"),
            new LoginConfig(3, Duration.ofHours(1)));
  }

  @Test
  void passwords() {
    ConfigMapping.of("auth.password", PasswordConfig.class)
        .maps(
            Map.of("memory-kib", "1024", "iterations", "3", "at-once", "8", "patience", "1s"),
            new PasswordConfig(1024, 3, 8, Duration.ofSeconds(1)));
  }

  @Test
  void audit() {
    ConfigMapping.of("auth.audit", AuditConfig.class)
        .maps(Map.of("retention", "30d"), new AuditConfig(Duration.ofDays(30)));
  }

  @Test
  void keys() {
    ConfigMapping.of("auth.keys", KeysConfig.class)
        .maps(Map.of("rotate-every", "1d"), new KeysConfig(Duration.ofDays(1)));
  }

  @Test
  void operator() {
    ConfigMapping.of("auth", OperatorConfig.class)
        .maps(
            Map.of("operator-token-file", "/home/hub/admin.token"),
            new OperatorConfig(Optional.of(Path.of("/home/hub/admin.token"))));
  }

  @Test
  void tokens() {
    ConfigMapping.of("auth.tokens", TokenConfig.class)
        .maps(
            Map.of("session-idle", "7d", "node-session", "30m"),
            new TokenConfig(Duration.ofDays(7), Duration.ofMinutes(30)));
  }
}
