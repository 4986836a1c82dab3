package io.coterie.cli.node;

import com.google.gson.JsonObject;
import io.coterie.cli.agent.Millis;
import io.coterie.cli.agent.Paths;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.sdk.agent.Agent;
import io.coterie.sdk.agent.NoAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a node for signs of life. */
@Command(
    name = "ping",
    description =
        "Asks a node that runs for signs of life, and says how long they took and which way they"
            + " came. No port has to be open there.",
    footer = {"Example:", "  coterie node ping web --as laptop"})
final class NodePing extends ActingCommand {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Parameters(paramLabel = "NAME", description = "The node, by hostname, address or id.")
  private String target = "";

  @Option(
      names = {"-c", "--count"},
      paramLabel = "N",
      defaultValue = "4",
      description = "How often; 0: until Ctrl-C (default: 4).")
  private int count;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "1s",
      description = "How long to wait in between (default: 1s).")
  private Duration interval = Duration.ofSeconds(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Duration> answers = new ArrayList<>();
  private int sent;

  NodePing(Invocation invocation) {
    super(invocation);
  }

  @Override
  Reply execute(Acting acting) throws IOException, InterruptedException {
    if (count < 0) {
      throw new ParameterException(spec.commandLine(), "--count is 0 or more");
    }
    invocation().environment().stop().onRequest(stopped::countDown);
    var agent = acting.present();
    try {
      String node = acting.control().resolver().resolve(target).node();
      do {
        ping(agent, node);
      } while ((count == 0 || sent < count)
          && !stopped.await(interval.toNanos(), TimeUnit.NANOSECONDS));
      return summary();
    } catch (IOException e) {
      throw Reaching.explain(e, target, acting);
    }
  }

  private void ping(Agent agent, String node) throws IOException, InterruptedException {
    sent++;
    try {
      var took = agent.ping(target, answers.isEmpty() ? FIRST : PATIENCE);
      answers.add(took);
      answered(agent, node, took);
    } catch (NoAnswerException e) {
      if (answers.isEmpty()) {
        throw e; // it has had time enough to be found
      }
      lost(node);
    }
  }

  private void answered(Agent agent, String node, Duration took) throws InterruptedException {
    var path = Paths.to(agent, node);
    var json = event(node);
    json.addProperty("millis", Millis.of(took));
    path.ifPresent(p -> Paths.describe(json, p));
    String way = path.map(p -> ", " + Paths.text(p)).orElse("");
    invocation().print(Reply.local(json, "%s: %s%s".formatted(target, Millis.text(took), way)));
  }

  private void lost(String node) {
    var json = event(node);
    json.addProperty("lost", true);
    invocation().print(Reply.local(json, target + ": no answer"));
  }

  private JsonObject event(String node) {
    var json = new JsonObject();
    json.addProperty("event", "ping");
    json.addProperty("node", node);
    json.addProperty("number", sent);
    return json;
  }

  private Reply summary() {
    var sorted = answers.stream().sorted().toList();
    var middle = sorted.get(sorted.size() / 2);
    var json = new JsonObject();
    json.addProperty("event", "summary");
    json.addProperty("sent", sent);
    json.addProperty("answered", sorted.size());
    json.addProperty("minMillis", Millis.of(sorted.getFirst()));
    json.addProperty("medianMillis", Millis.of(middle));
    json.addProperty("maxMillis", Millis.of(sorted.getLast()));
    return Reply.local(
        json,
        "%d sent, %d answered: %s at best, %s in the middle, %s at worst"
            .formatted(
                sent,
                sorted.size(),
                Millis.text(sorted.getFirst()),
                Millis.text(middle),
                Millis.text(sorted.getLast())));
  }
}
