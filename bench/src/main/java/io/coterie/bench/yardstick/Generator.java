package io.coterie.bench.yardstick;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends through a contender on the first processor, and says what came of it. */
record Generator(Path program) {
  Sample run(Contender contender, Load load, Duration warmUp, Duration time)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("taskset", "-c", "0", program.toString(), "-n", "run"));
    command.addAll(contender.options());
    command.addAll(load.options());
    command.addAll(List.of("-W", seconds(warmUp), "-d", seconds(time)));
    command.add(contender.flows().toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the generator failed with " + contender.name());
    }
    return Sample.parse(said.trim());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1e3);
  }
}
