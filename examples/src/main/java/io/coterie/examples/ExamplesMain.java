package io.coterie.examples;

import io.coterie.examples.crowd.Crowd;
import io.coterie.examples.echo.Echo;
import io.coterie.examples.http.HttpThroughForward;
import java.util.Arrays;

/** Runs the example that the first argument names. */
public final class ExamplesMain {
  private ExamplesMain() {}

  public static void main(String[] args) throws Exception {
    String[] rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "echo" -> Echo.main(rest);
      case "http" -> HttpThroughForward.main(rest);
      case "crowd" -> Crowd.main(rest);
      default -> {
        System.err.println("usage: echo | http | crowd [COUNT]");
        System.exit(2);
      }
    }
  }
}
