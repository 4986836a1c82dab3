package io.coterie.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HintsTest {
  private static final Pattern COMMAND = Pattern.compile("coterie( [a-z][a-z-]*)+");

  @Test
  void everyHintIsForAReasonThatTheHubGives() throws IOException {
    String errors = Files.readString(Path.of("../docs/errors.md"));
    assertThat(Hints.BY_REASON.keySet())
        .filteredOn(reason -> !errors.contains("| `" + reason + "` |"))
        .isEmpty();
  }

  @Test
  void everyHintNamesACommandThatThereIs() throws IOException {
    String reference = Files.readString(Path.of("../docs/cli.md"));
    for (Map.Entry<String, String> hint : Hints.BY_REASON.entrySet()) {
      assertThat(COMMAND.matcher(hint.getValue()).results().map(MatchResult::group))
          .as(hint.getKey())
          .allMatch(command -> reference.contains("## " + command.strip() + "\n"));
    }
  }
}
