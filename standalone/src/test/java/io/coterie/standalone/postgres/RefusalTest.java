package io.coterie.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
  @TempDir private Path folder;

  @Test
  void secondStartIsRefusedAndLeavesTheFirstAlone() throws SQLException, IOException {
    try (RunningPostgres server = TestPostgres.start(folder)) {
      assertRefused()
          .hasMessageContainingAll("already in use by process " + ProcessHandle.current().pid());
      assertThat(TestPostgres.query(server, "SELECT 1")).isEqualTo("1");
      assertRefused(); // a refusal must not have let go of the lock
    }
    TestPostgres.start(folder).stop();
  }

  @Test
  void secondStartByAnotherProcessIsRefused() throws Exception {
    try (OtherProgram program = OtherProgram.start(folder)) {
      assertRefused().hasMessageContainingAll("already in use by process " + program.pid());
    }
    TestPostgres.start(folder).stop();
  }

  @Test
  void twoFoldersRunSideBySide(@TempDir Path other) throws SQLException, IOException {
    try (RunningPostgres first = TestPostgres.start(folder);
        RunningPostgres second = TestPostgres.start(other)) {
      TestPostgres.execute(first, "CREATE TABLE only_here ()");
      assertThat(
              TestPostgres.query(
                  second, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"))
          .isEqualTo("0");
    }
  }

  @Test
  void dataOfAnotherVersionIsRefused() throws IOException {
    TestPostgres.start(folder).stop();
    Files.writeString(folder.resolve("data").resolve("PG_VERSION"), "14\n");
    assertRefused()
        .hasMessageContainingAll("was made by PostgreSQL 14", "this Coterie runs PostgreSQL 18");
  }

  @Test
  void serverThatCoterieDidNotStartIsNotTouched() throws IOException {
    TestPostgres.start(folder).stop();
    Path data = folder.resolve("data");
    Process stranger = new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
    try {
      Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
      assertRefused()
          .hasMessageContainingAll("another PostgreSQL (process " + stranger.pid() + ")");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void fileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(file).hasMessageContaining("is not a folder");
    assertRefused(file.resolve("below")).hasMessageContaining("Not a directory");
  }

  @Test
  void folderThatCannotBeMadeIsRefused() {
    assertRefused(Path.of("/dev/null/coterie"));
  }

  @Test
  void lostPasswordIsRefused() throws IOException {
    TestPostgres.start(folder).stop();
    Files.delete(folder.resolve("password"));
    assertRefused().hasMessageContainingAll("password file", "is missing");
  }

  @Test
  void wrongPasswordFileIsRefusedAndLeavesNoServer() throws IOException {
    TestPostgres.start(folder).stop();
    Files.writeString(folder.resolve("password"), "another");
    assertRefused().hasMessageContaining("refused Coterie's own login");
    assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void damagedDataIsRefusedWithTheServersReason() throws IOException {
    TestPostgres.start(folder).stop();
    Files.delete(folder.resolve("data").resolve("global").resolve("pg_control"));
    assertRefused()
        .hasMessageContaining("the database did not start: ")
        .hasMessageContaining("server.log");
  }

  @Test
  void progressIsSaidOnTheFirstStartOnly() {
    List<String> said = new ArrayList<>();
    EmbeddedPostgres.start(TestPostgres.in(folder).withProgress(said::add)).stop();
    assertThat(said).contains("creating the database");
    said.clear();
    EmbeddedPostgres.start(TestPostgres.in(folder).withProgress(said::add)).stop();
    assertThat(said).doesNotContain("creating the database", "unpacking PostgreSQL");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertRefused(folder);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path folder) {
    return assertThatThrownBy(() -> EmbeddedPostgres.start(TestPostgres.in(folder)).stop())
        .isInstanceOf(EmbeddedPostgresException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
