package io.coterie.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.platform.config.Secret;
import io.coterie.platform.config.docs.ConfigMapping;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
  private static final DatabaseConfig CONFIG =
      new DatabaseConfig(
          "jdbc:postgresql://db:5432/hub",
          "hub",
          Secret.of("s3cret"),
          20,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4));

  @Test
  void everyPropertyOfTheDatabaseIsMapped() {
    ConfigMapping.of("database", DatabaseConfig.class)
        .maps(
            Map.of(
                "url", "jdbc:postgresql://db:5432/hub",
                "user", "hub",
                "password", "s3cret",
                "pool-size", "20",
                "connection-timeout", "1s",
                "statement-timeout", "2s",
                "lock-timeout", "3s",
                "idle-in-transaction-timeout", "4s"),
            CONFIG);
  }

  @Test
  void everyPropertyOfRetentionIsMapped() {
    ConfigMapping.of("retention", RetentionConfig.class)
        .maps(
            Map.of("feed", "48h", "answers", "12h"),
            new RetentionConfig(Duration.ofHours(48), Duration.ofHours(12)));
  }

  @Test
  void settingsNeverPrintThePassword() {
    assertThat(CONFIG.settings("network")).hasToString("DatabaseSettings[schema=network]");
    assertThat(CONFIG.toString()).doesNotContain("s3cret");
  }

  @Test
  void urlOfAnotherDatabaseIsRefused() {
    assertThatThrownBy(() -> DatabaseSettings.of("jdbc:mysql://db/hub", "u", "p", "network"))
        .hasMessageContaining("jdbc:postgresql:");
  }
}
