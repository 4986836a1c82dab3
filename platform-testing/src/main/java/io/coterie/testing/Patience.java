package io.coterie.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait longer than Awaitility's ten seconds: on a busy machine what takes moments
 * may take many seconds, and only a test that would fail anyway waits to the end. Found by JUnit
 * itself wherever these fixtures are used.
 */
public final class Patience implements BeforeAllCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void beforeAll(ExtensionContext test) {
    Awaitility.setDefaultTimeout(PATIENCE);
  }
}
