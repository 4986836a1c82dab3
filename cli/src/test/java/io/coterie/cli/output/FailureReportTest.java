package io.coterie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FailureReportTest {
  @Test
  void failureIsOneLineWithItsHint() {
    var failure =
        new CliFailure(
            Code.NOT_FOUND,
            "NETWORK_NOT_FOUND",
            "there is\nno such network",
            "see coterie network ls");
    assertThat(FailureReport.of(failure, OutputFormat.TEXT))
        .isEqualTo("coterie: there is no such network; see coterie network ls");
  }

  @Test
  void everyBadFieldIsNamed() {
    var failure =
        new CliFailure(
            new CliFailure.Details(
                Code.INVALID_ARGUMENT,
                "INVALID",
                "bad request",
                Optional.empty(),
                Map.of("fields", "2"),
                List.of("name: too long", "uses: negative")));
    assertThat(FailureReport.of(failure, OutputFormat.TEXT))
        .isEqualTo("coterie: bad request\n  name: too long\n  uses: negative");
    assertThat(FailureReport.of(failure, OutputFormat.JSON))
        .isEqualTo(
            "{\"status\":\"error\",\"code\":\"INVALID_ARGUMENT\",\"reason\":\"INVALID\",\"message\":\"bad request\",\"hint\":\"\","
                + "\"metadata\":{\"fields\":\"2\"},\"violations\":[\"name: too long\",\"uses: negative\"]}");
  }

  @Test
  void troubleWithFilesNamesTheFile() {
    assertThat(FailureReport.of(new NoSuchFileException("/x"), OutputFormat.TEXT))
        .isEqualTo("coterie: /x: no such file");
    assertThat(FailureReport.of(new AccessDeniedException("/x"), OutputFormat.TEXT))
        .isEqualTo("coterie: /x: permission denied");
    assertThat(
            FailureReport.of(
                new UncheckedIOException(new IOException("disk full")), OutputFormat.TEXT))
        .isEqualTo("coterie: disk full");
  }

  @Test
  void bugShowsNoStackTrace() {
    assertThat(FailureReport.of(new IllegalStateException("oops"), OutputFormat.TEXT))
        .hasLineCount(1)
        .contains("oops")
        .contains("report it");
  }
}
