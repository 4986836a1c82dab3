package io.coterie.relay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrantKeySetsTest {
  private final FakeHub hub = new FakeHub();
  private final GrantKeySets keys = new GrantKeySets(hub);

  GrantKeySetsTest() throws IOException {}

  @AfterEach
  void close() throws InterruptedException {
    keys.stop();
    hub.close();
  }

  @Test
  void keysAreKnownOnceTheHubHasTold() {
    var id = hub.keys.add();
    assertThat(keys.find(id)).isEmpty();
    assertThat(keys.isReady()).isFalse();
    keys.start();
    await().until(keys::isReady);
    assertThat(keys.find(id)).isPresent();
    assertThat(keys.find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void nextKeyIsKnownBeforeItIsNeeded() {
    var _ = hub.keys.add();
    keys.start();
    await().until(keys::isReady);
    var next = hub.keys.add();
    await().until(() -> keys.find(next).isPresent());
  }

  @Test
  void unknownKeyIsAskedFor() {
    hub.keys.maxAgeSeconds = 3_600;
    keys.start();
    await().until(() -> hub.keys.asked.get() > 0);
    var first = hub.keys.add();
    await().until(() -> keys.find(first).isPresent());
  }

  @Test
  void keysAreUsedOnWhileTheHubIsAway() {
    var id = hub.keys.add();
    keys.start();
    await().until(keys::isReady);
    hub.keys.isDown = true;
    int asked = hub.keys.asked.get();
    await().until(() -> hub.keys.asked.get() > asked + 1);
    assertThat(keys.find(id)).isPresent();
    hub.keys.isDown = false;
    var next = hub.keys.add();
    await().until(() -> keys.find(next).isPresent());
  }

  @Test
  void hubThatIsAwayAtTheStartIsAskedAgain() {
    hub.keys.isDown = true;
    var id = hub.keys.add();
    keys.start();
    await().until(() -> hub.keys.asked.get() > 0);
    hub.keys.isDown = false;
    await().until(() -> keys.find(id).isPresent());
  }
}
