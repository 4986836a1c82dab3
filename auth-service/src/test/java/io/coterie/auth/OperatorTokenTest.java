package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coterie.auth.v1.ListTokensRequest;
import io.coterie.auth.v1.PrincipalKind;
import io.coterie.platform.boot.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's first token. */
final class OperatorTokenTest {
  private final Hub hub = new Hub();
  @TempDir private Path home;

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void isWrittenAtTheFirstStartForItsOwnerOnly() throws Exception {
    var auth = hub.start(settings());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(operator(auth).whoAmI().getPrincipal())
        .isEqualTo(PrincipalKind.PRINCIPAL_KIND_OPERATOR);
  }

  @Test
  void isNotMadeAgainWhileAnOperatorTokenWorks() throws Exception {
    hub.start(settings()).close();
    Files.delete(file());
    var _ = hub.start(settings());
    assertThat(file()).doesNotExist();
  }

  @Test
  void replacesTheFileOfAnotherHubOrOfACrashedStart() throws Exception {
    Files.writeString(file(), "atok_" + "0".repeat(32));
    assertThat(operator(hub.start(settings())).whoAmI().getPrincipal())
        .isEqualTo(PrincipalKind.PRINCIPAL_KIND_OPERATOR);
  }

  @Test
  void isOneAlthoughReplicasStartAtOnce() throws Exception {
    try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
      var replicas =
          IntStream.range(0, 3)
              .mapToObj(i -> (Callable<Replica>) () -> hub.start(settings()))
              .toList();
      for (var done : starts.invokeAll(replicas)) {
        assertThat(done.get()).isNotNull();
      }
    }
    var tokens =
        operator(hub.start(settings())).tokens().listTokens(ListTokensRequest.getDefaultInstance());
    assertThat(tokens.getTokensList()).hasSize(1);
  }

  @Test
  void saysInOneLineWhyItsFileCannotBeWritten() {
    var nowhere = home.resolve("absent").resolve("admin.token");
    assertThatThrownBy(() -> hub.start(Map.of("auth.operator-token-file", nowhere.toString())))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(nowhere.toString())
        .hasMessageContaining("auth.operator-token-file");
  }

  private Client operator(Replica auth) throws Exception {
    return auth.with(Files.readString(file()).strip());
  }

  private Map<String, String> settings() {
    return Map.of("auth.operator-token-file", file().toString());
  }

  private Path file() {
    return home.resolve("admin.token");
  }
}
