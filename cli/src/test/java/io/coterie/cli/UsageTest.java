package io.coterie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coterie.cli.CommandLineFixture.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class UsageTest {
  @TempDir Path folder;
  private CommandLineFixture coterie = new CommandLineFixture(Path.of(""));

  @BeforeEach
  void start() {
    coterie = new CommandLineFixture(folder);
  }

  static List<String> commands() {
    var names = new ArrayList<String>();
    collect(CliReference.tree(), "", names);
    return names;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithAnExampleThatFitsTheScreen(String command) {
    List<String> args = new ArrayList<>(List.of(command.strip().split(" ", -1)));
    args.add("--help");
    Result help = coterie.run(args.toArray(String[]::new));
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Usage: coterie " + command.strip())
        .contains("Example")
        .contains("coterie ");
    assertThat(help.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(help.out().substring(help.out().indexOf("Example")).lines().skip(1))
        .allMatch(line -> line.startsWith("  "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frob",
        "network",
        "network frob",
        "network create",
        "network create a b",
        "network ls --frob",
        "network invite --uses many",
        "network invite --role owner",
        "network invite --expires soon",
        "network update dev",
        "network update dev --visibility everybody",
        "network update dev --viewers-see-endpoints perhaps",
        "network ls --query robots",
        "network tag worker",
        "network tag worker a --clear",
        "tag worker a --clear",
        "policy",
        "policy get --version new",
        "policy explain a b",
        "policy explain a b ssh",
        "policy explain a b 0",
        "network join inv_x --as viewer",
        "network join dev --as owner",
        "network approve",
        "token create --reusable --network dev",
        "token create --setup --network dev --scope nodes:enrol",
        "token rotate",
        "session end",
        "session end tok_1 --others",
        "usage --frob",
        "audit --since yesterday",
        "audit --follow --since 1h",
        "audit --limit 0",
        "audit frob",
        "admin account",
        "admin account promote",
        "admin plan set pro --tokens many",
        "node create worker --setup-token-stdin --network dev",
        "node create worker --setup-token-stdin --setup-token-file f",
        "login",
        "login --username a --password b --password-stdin",
        "node create ../escape",
        "node create UPPER",
        "admin create-network -join-rule open",
        "admin add-node -network 1",
        "network ls --output xml",
        "up --port nine"
      })
  void whatIsNoCommandIsAUsageErrorThatSaysWhereHelpIs(String command) {
    coterie.variable("COTERIE_TOKEN", "utok_x").variable("COTERIE_NETWORK", "x");
    Result refused = coterie.run(command.split(" ", -1));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("coterie: ").contains("--help").hasLineCount(1);
  }

  @Test
  void usageErrorIsJsonForProgramsWhereverTheOptionStands() {
    for (Result refused :
        List.of(
            coterie.run("network", "frob", "--output", "json"),
            coterie.run("--output=json", "network", "frob"))) {
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.json().get("status").getAsString()).isEqualTo("error");
      assertThat(refused.json().get("code").getAsString()).isEqualTo("INVALID_ARGUMENT");
      assertThat(refused.json().get("reason").getAsString()).isEqualTo("USAGE");
    }
  }

  @Test
  void versionIsToldInBothForms() {
    assertThat(coterie.run("version").out()).matches("coterie \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(coterie.run("--version").out()).isEqualTo(coterie.run("version").out());
    Result json = coterie.run("version", "--output", "json");
    assertThat(json.json().get("status").getAsString()).isEqualTo("ok");
    assertThat(json.json().getAsJsonObject("data").get("version").getAsString()).isNotEmpty();
  }

  @Test
  void completionScriptKnowsTheCommands() {
    assertThat(coterie.run("completion").out())
        .contains("complete ")
        .contains("whoami")
        .contains("add-node")
        .contains("--join-rule")
        .contains("reset-password")
        .contains("decline-request")
        .contains("--setup-token-file");
  }

  private static void collect(CommandLine line, String prefix, List<String> names) {
    names.add(prefix.isEmpty() ? " " : prefix);
    line.getSubcommands()
        .forEach((name, sub) -> collect(sub, (prefix + " " + name).strip(), names));
  }
}
