package io.coterie.cli;

import io.coterie.cli.terminal.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** {@code docs/cli.md}, made from the commands themselves. */
final class CliReference {
  private static final String INTRODUCTION =
      """
      # The coterie command

      Made from the commands themselves by `CliReferenceTest`: change those, then run that test with `-Dupdate-docs`.

      Exit codes: 0 done, 1 refused or failed, 2 not a command or not its options.

      With `--output json` every command answers `{"status":"ok","data":…}` on standard output, with the fields of the contracts in `proto/` as JSON names
      them (lowerCamelCase, empty ones included, 64-bit numbers as strings). A failure is
      `{"status":"error","code":…,"reason":…,"message":…,"hint":…}` on standard error, where it helps with `metadata` and `violations`.
      Reasons of the hub are in [errors.md](errors.md).

      | variable | meaning |
      |---|---|
      | `COTERIE_HOME` | where the command line keeps `config.json` (0600), and `up` the hub's data and `admin.token`; by default `~/.coterie` |
      | `COTERIE_HUB` | the hub's URL; wins over `config.json`, `--hub` wins over it |
      | `COTERIE_TOKEN` | the credential to show (`utok_`, `ntok_`, `stok_` or `atok_`); wins over `config.json` |
      | `COTERIE_NETWORK` | the active network; wins over `config.json`, arguments and `--network` win over it |
      """;

  private CliReference() {}

  static CommandLine tree() {
    return CoterieMain.commandLine(Environment.ofProcess(), List.of());
  }

  static String text() {
    CommandLine root = tree();
    var text = new ArrayList<>(List.of(INTRODUCTION, "## Options of every command\n"));
    root.getCommandSpec().options().stream()
        .filter(o -> !o.hidden())
        .forEach(o -> text.add(row(o)));
    root.getSubcommands().values().forEach(sub -> add(sub, text));
    return String.join("\n", text) + "\n";
  }

  private static void add(CommandLine line, List<String> text) {
    CommandSpec spec = line.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    text.add("\n## " + spec.qualifiedName() + "\n");
    text.add(String.join("\n\n", usage.description()) + "\n");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      text.add(
          "- `%s`: %s"
              .formatted(parameter.paramLabel(), String.join(" ", parameter.description())));
    }
    spec.options().stream()
        .filter(o -> !o.inherited() && !o.usageHelp() && !o.versionHelp())
        .forEach(o -> text.add(row(o)));
    List<String> footer =
        Arrays.stream(usage.footer())
            .skip(1)
            .map(f -> f.replaceFirst("^ {2}", "").replace("%%", "%"))
            .toList();
    text.add("\n```\n" + String.join("\n", footer) + "\n```");
    line.getSubcommands().values().forEach(sub -> add(sub, text));
  }

  private static String row(OptionSpec option) {
    String names = String.join("`, `", option.names());
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String needed = option.required() ? " Needed." : "";
    return "- `%s%s`: %s%s".formatted(names, value, String.join(" ", option.description()), needed);
  }
}
