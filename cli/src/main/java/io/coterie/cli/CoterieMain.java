package io.coterie.cli;

import io.coterie.cli.command.CommandFactory;
import io.coterie.cli.command.CommandTree;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.command.ReasonConverter;
import io.coterie.cli.command.SpanConverter;
import io.coterie.cli.output.CliFailure;
import io.coterie.cli.output.FailureReport;
import io.coterie.cli.output.OutputFormat;
import io.coterie.cli.terminal.Environment;
import io.coterie.sdk.CallReason;
import io.grpc.Status.Code;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The {@code coterie} command. */
public final class CoterieMain {
  /** Done. */
  public static final int DONE = 0;

  /** Refused or failed. */
  public static final int FAILED = 1;

  /** Not a command, or not its options. */
  public static final int USAGE = 2;

  /**
   * gRPC tells its own log about trouble that this command explains in one line; kept here, or the
   * setting would be lost.
   */
  private static final Logger GRPC_LOG = Logger.getLogger("io.grpc");

  private CoterieMain() {}

  public static void main(String[] args) {
    Environment environment = Environment.ofProcess();
    var end = new OrderlyEnd(environment.stop());
    int code = run(args, environment);
    end.reached(code);
    System.exit(code);
  }

  /** Runs one command, without ending the process. */
  public static int run(String[] args, Environment environment) {
    GRPC_LOG.setLevel(Level.OFF);
    int code = commandLine(environment, List.of(args)).execute(args);
    environment.out().flush();
    environment.err().flush();
    return code;
  }

  /** The tree of commands, where the arguments lead; without arguments all of it. */
  static CommandLine commandLine(Environment environment, List<String> arguments) {
    var invocation = new Invocation(environment);
    var line =
        new CommandTree(new CommandFactory(invocation), arguments)
            .grow(new CoterieCommand(invocation))
            .setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Duration.class, new SpanConverter())
            .registerConverter(CallReason.class, new ReasonConverter())
            .setParameterExceptionHandler((e, args) -> usage(e, List.of(args), environment))
            .setExecutionExceptionHandler((e, _, _) -> {
              environment.out().flush();
              environment.err().println(FailureReport.of(e, invocation.options().output()));
              return FAILED;
            });
    UsageStyle.apply(line);
    return line;
  }

  private static int usage(ParameterException problem, List<String> args, Environment environment) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    var failure =
        new CliFailure(
            Code.INVALID_ARGUMENT,
            "USAGE",
            String.valueOf(problem.getMessage()),
            "see: " + command + " --help");
    // the parser stopped at the mistake, perhaps before it came to --output
    boolean json = args.contains("--output=json") || followed(args, "--output", "json");
    environment
        .err()
        .println(FailureReport.of(failure, json ? OutputFormat.JSON : OutputFormat.TEXT));
    return USAGE;
  }

  private static boolean followed(List<String> args, String option, String value) {
    int at = args.indexOf(option);
    return at >= 0 && at + 1 < args.size() && args.get(at + 1).equals(value);
  }
}
