package io.coterie.proto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The check that keeps released contracts compatible does find a break: it passes silently when it
 * is pointed at the wrong folder.
 */
class BreakingChangeTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path SERVICE = Path.of("coterie/network/v1/network_service.proto");

  @TempDir Path copy;

  @Test
  void anUnchangedContractPasses() throws Exception {
    copyContracts();

    assertThat(breaking()).isZero();
  }

  @Test
  void anAddedFieldPasses() throws Exception {
    copyContracts();
    edit(
        "message GetNetworkRequest {",
        "message GetNetworkRequest {\n  // More.\n  string more = 100;");

    assertThat(breaking()).isZero();
  }

  @Test
  void aRenamedFieldIsRefused() throws Exception {
    copyContracts();
    edit("string owner_name = 5;", "string owners_name = 5;");

    assertThat(breaking()).isNotZero();
  }

  @Test
  void aRemovedMethodIsRefused() throws Exception {
    copyContracts();
    edit("rpc WatchNetwork(WatchNetworkRequest) returns (stream WatchNetworkResponse);", "");

    assertThat(breaking()).isNotZero();
  }

  private void edit(String before, String after) throws IOException {
    var file = copy.resolve("src/main/proto").resolve(SERVICE);
    var text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private void copyContracts() throws IOException {
    for (var folder : new String[] {"src/main/proto", "target/third-party-protos", "buf.yaml"}) {
      try (var files = Files.walk(MODULE.resolve(folder))) {
        for (var file : files.toList()) {
          var target = copy.resolve(MODULE.relativize(file));
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
          }
        }
      }
    }
  }

  private int breaking() throws IOException, InterruptedException {
    var buf =
        new ProcessBuilder(
            MODULE.resolve("target/tools/buf").toString(),
            "breaking",
            "src/main/proto",
            "--against",
            MODULE.resolve("baseline.json").toString());
    buf.directory(copy.toFile());
    buf.environment().put("BUF_CACHE_DIR", copy.resolve("cache").toString());
    var process =
        buf.redirectErrorStream(true).redirectOutput(copy.resolve("out").toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
