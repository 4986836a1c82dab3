package io.coterie.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @TempDir private Path folder;

  @Test
  void dataIsThereAfterRestart() throws SQLException, IOException {
    startAndWriteAnswer().stop();
    assertAnswerIsThere();
  }

  @Test
  void dataIsThereAfterTheServerIsKilled() throws SQLException, IOException {
    try (RunningPostgres server = startAndWriteAnswer()) {
      ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
      await().until(server.lost()::isDone);
    }
    assertAnswerIsThere();
  }

  @Test
  void stopIsNotALoss() throws IOException {
    RunningPostgres server = TestPostgres.start(folder);
    server.stop();
    server.stop();
    assertThat(server.lost()).isNotCompleted();
  }

  @Test
  void dataIsThereAfterTheProgramIsKilled() throws Exception {
    try (OtherProgram program = OtherProgram.start(folder)) {
      program.kill();
    }
    assertAnswerIsThere();
  }

  @Test
  void serverLeftBehindIsStoppedBeforeAnotherStarts() throws Exception {
    startAndWriteAnswer().stop();
    DataFolder data = new DataFolder(folder.toRealPath().resolve("data"));
    Process left =
        TestPostgres.programs()
            .command("postgres", "-D", data.path().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().until(() -> data.postmaster().filter(PostmasterFile::ready).isPresent());
    assertAnswerIsThere();
    assertThat(left.onExit().join().exitValue()).isZero();
  }

  @Test
  void workersOfAKilledServerDoNotBlockTheStart() throws SQLException, IOException {
    try (RunningPostgres server = startAndWriteAnswer()) {
      var workers = ProcessHandle.of(server.pid()).orElseThrow().children().toList();
      assertThat(workers).isNotEmpty();
      ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
    }
    assertAnswerIsThere();
  }

  @Test
  void lockFileWhoseProcessIdIsSomebodyElsesNowDoesNotBlockTheStart()
      throws SQLException, IOException {
    startAndWriteAnswer().stop();
    Files.writeString(
        folder.resolve("data").resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder + "\n0\n1\n\n\n\nready\n");
    assertAnswerIsThere();
  }

  @Test
  void databaseThatWasOnlyHalfMadeIsMadeAgain() throws SQLException, IOException {
    Files.createDirectories(folder.resolve("data.new").resolve("base"));
    Files.writeString(folder.resolve("data.new").resolve("PG_VERSION"), "1");
    Files.writeString(folder.resolve("password"), "of a database that never was");
    EmbeddedPostgres.start(TestPostgres.in(folder)).stop();
    startAndWriteAnswer().stop();
    assertAnswerIsThere();
  }

  @Test
  void everyWayToRunAsThisUserReadsTheSameData()
      throws SQLException, IOException, InterruptedException {
    startAndWriteAnswer().stop();
    for (RunAs way : RunAs.waysHere()) {
      try (RunningPostgres server = EmbeddedPostgres.start(TestPostgres.in(folder), way)) {
        assertThat(TestPostgres.query(server, "SELECT answer FROM t"))
            .as("%s", way)
            .isEqualTo("42");
      }
    }
    assertAnswerIsThere();
  }

  @Test
  void settingsLeftInTheDataDoNotCount() throws SQLException, IOException {
    startAndWriteAnswer().stop();
    Files.writeString(folder.resolve("data").resolve("postgresql.auto.conf"), "fsync = off\n");
    Files.writeString(folder.resolve("data").resolve("pg_hba.conf"), "host all all all trust\n");
    try (RunningPostgres server = TestPostgres.start(folder)) {
      assertThat(TestPostgres.query(server, "SHOW fsync")).isEqualTo("on");
      assertThat(
              TestPostgres.query(
                  server, "SELECT string_agg(auth_method, ',') FROM pg_hba_file_rules"))
          .isEqualTo("scram-sha-256");
    }
  }

  private RunningPostgres startAndWriteAnswer() throws SQLException, IOException {
    RunningPostgres server = TestPostgres.start(folder);
    TestPostgres.execute(server, "CREATE TABLE t AS SELECT 42 AS answer");
    return server;
  }

  private void assertAnswerIsThere() throws SQLException, IOException {
    try (RunningPostgres server = TestPostgres.start(folder)) {
      assertThat(TestPostgres.query(server, "SELECT answer FROM t")).isEqualTo("42");
    }
  }
}
