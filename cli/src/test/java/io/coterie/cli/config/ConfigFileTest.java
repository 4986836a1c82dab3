package io.coterie.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.coterie.cli.config.HubMemory.ActiveNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
  private static final String HUB = "http://127.0.0.1:9000";

  @TempDir Path folder;

  @Test
  void whatIsRememberedComesBack() throws IOException {
    var file = new ConfigFile(folder.resolve("home"));
    HubMemory memory =
        HubMemory.NONE
            .withSession("alice", "utok_secret")
            .withNetworkToken("ntok_secret")
            .withNetwork(Optional.of(new ActiveNetwork("net_1", "dev")))
            .withTransport(true, Optional.of("/ca.pem"));
    file.update(config -> config.withHub(HUB, memory).withCurrent(HUB));
    Config read = file.read();
    assertThat(read.current()).contains(HUB);
    assertThat(read.hub(HUB)).isEqualTo(memory);
    assertThat(read.hub("http://127.0.0.1:9001")).isEqualTo(HubMemory.NONE);
  }

  @Test
  void folderAndFileAreForTheirOwnerOnly() throws IOException {
    Path home = folder.resolve("home");
    new ConfigFile(home).update(config -> config);
    assertThat(Files.getPosixFilePermissions(home))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(home.resolve("config.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void changesMadeAtOnceAreAllKept() throws Exception {
    int writers = 20;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Config>> changes =
          IntStream.range(0, writers)
              .<Callable<Config>>mapToObj(i ->
                  () ->
                      new ConfigFile(folder)
                          .update(c ->
                              c.withHub(
                                  "https://h" + i + ":1",
                                  HubMemory.NONE.withSession("u", "utok_" + i))))
              .toList();
      for (Future<Config> change : threads.invokeAll(changes)) {
        assertThat(change.get()).isNotNull();
      }
    }
    assertThat(new ConfigFile(folder).read().hubs()).hasSize(writers);
    try (var left = Files.list(folder)) {
      assertThat(new ArrayList<>(left.map(p -> p.getFileName().toString()).toList()))
          .containsExactlyInAnyOrder("config.json", ".config.lock");
    }
  }

  @Test
  void damagedFileIsNeverOverwritten() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"hub\": [");
    var file = new ConfigFile(folder);
    assertThatIOException()
        .isThrownBy(() -> file.update(c -> c.withCurrent(HUB)))
        .withMessageContaining("damaged");
    assertThat(folder.resolve("config.json")).hasContent("{\"hub\": [");
  }

  @Test
  void sessionOfSomebodyElseStartsWithoutTheOldOnesNetworkAndToken() {
    HubMemory alice =
        HubMemory.NONE
            .withSession("alice", "utok_1")
            .withNetworkToken("ntok_1")
            .withNetwork(Optional.of(new ActiveNetwork("net_1", "dev")));
    assertThat(alice.withSession("alice", "utok_2").network()).isPresent();
    assertThat(alice.withSession("bob", "utok_3").network()).isEmpty();
    assertThat(alice.withSession("bob", "utok_3").networkToken()).isEmpty();
  }

  @Test
  void textFormShowsNoCredential() {
    assertThat(
            HubMemory.NONE
                .withSession("alice", "utok_secret")
                .withNetworkToken("ntok_secret")
                .toString())
        .doesNotContain("secret");
  }
}
