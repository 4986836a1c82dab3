package io.coterie.sdk.node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyLockTest {
  @TempDir private Path folder;

  @Test
  void keyIsUsedOnceAtATime() throws IOException {
    var key = folder.resolve("key.pem");
    try (var _ = KeyLock.take(key)) {
      assertThatThrownBy(() -> KeyLock.take(key)).isInstanceOf(IOException.class);
    }
    assertThatCode(() -> KeyLock.take(key).close()).doesNotThrowAnyException();
  }
}
