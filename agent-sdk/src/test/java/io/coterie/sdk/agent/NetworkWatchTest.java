package io.coterie.sdk.agent;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {
  @Test
  void otherAddressesAreToldOfOnce() throws Exception {
    var addresses = new AtomicReference<>(List.of("192.0.2.1"));
    var looks = new AtomicInteger();
    var told = new AtomicInteger();
    var watch =
        new NetworkWatch(
            () -> {
              looks.incrementAndGet();
              return addresses.get();
            },
            Duration.ofMillis(1),
            told::incrementAndGet);
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                watch.run();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> looks.get() > 2);
    addresses.set(List.of("192.0.2.1", "198.51.100.1"));
    await().until(() -> told.get() == 1);
    int before = looks.get();
    await().until(() -> looks.get() > before + 2 && told.get() == 1);
    thread.interrupt();
    thread.join();
  }
}
