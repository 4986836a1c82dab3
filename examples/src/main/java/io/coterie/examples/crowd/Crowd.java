package io.coterie.examples.crowd;

import io.coterie.examples.Worker;
import io.coterie.examples.Workplace;
import io.coterie.examples.echo.EchoService;
import io.coterie.sdk.agent.AgentConfig;
import io.coterie.sdk.agent.Loops;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Many agents in one process, all in one network: registers them, starts them, lets each of them
 * dial another, and tells how long that took and what memory it takes.
 */
public final class Crowd {
  private static final int MANY = 1_000;
  private static final int BATCH = 50;
  private static final byte[] MESSAGE = {1, 2, 3, 4, 5, 6, 7, 8};

  private final Workplace place;
  private final PrintStream out;
  private final EventLoopGroup loops;
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final List<EchoService> services = new ArrayList<>();

  /**
   * What came of it.
   *
   * @param agents how many ran at once
   * @param failed how many dials came to nothing
   */
  public record Summary(int agents, int failed) {}

  private Crowd(Workplace place, PrintStream out, EventLoopGroup loops) {
    this.place = place;
    this.out = out;
    this.loops = loops;
  }

  public static void main(String[] args) throws Exception {
    try (var place = Workplace.of(System.getenv())) {
      run(place, System.out, args.length > 0 ? Integer.parseInt(args[0]) : MANY);
    }
  }

  /**
   * Tells what it does as it does it.
   *
   * @param count how many, at least two
   */
  public static Summary run(Workplace place, PrintStream out, int count)
      throws IOException, InterruptedException {
    var loops = Loops.of(Runtime.getRuntime().availableProcessors());
    var crowd = new Crowd(place, out, loops);
    try {
      var before = Footprint.now();
      crowd.gather(count);
      var summary = crowd.talk();
      out.println("memory: " + Footprint.now().each(before, count));
      return summary;
    } finally {
      crowd.leave();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  /** A batch at a time, so that the hub is not run over. */
  private void gather(int count) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    while (workers.size() < count) {
      int batch = Math.min(BATCH, count - workers.size());
      var _ = Together.all(batch, _ -> start());
      out.println(workers.size() + " of " + count + " agents are present");
    }
    for (var worker : workers) {
      services.add(EchoService.start(worker.agent()));
    }
    out.println("gathered in " + since(begin).toSeconds() + " s");
  }

  private Worker start() throws IOException, InterruptedException {
    AgentConfig config = Patience.call(() -> place.enrol(Workplace.unique("agent")));
    var worker = Worker.start(config.withLoops(loops));
    workers.add(worker);
    return worker;
  }

  private Summary talk() throws IOException, InterruptedException {
    var dials = new ArrayList<Dial>();
    while (dials.size() < workers.size()) {
      int batch = Math.min(BATCH, workers.size() - dials.size());
      int first = dials.size();
      dials.addAll(Together.all(batch, i -> dial(first + i)));
      out.println(dials.size() + " of " + workers.size() + " agents have dialled");
    }
    var took = dials.stream().flatMap(dial -> dial.took().stream()).toList();
    int failed = dials.size() - took.size();
    out.println("dial to first byte: " + new Spread(took) + "; " + failed + " failed");
    return new Summary(workers.size(), failed);
  }

  private Dial dial(int from) {
    int random = ThreadLocalRandom.current().nextInt(workers.size() - 1);
    var other = workers.get(random < from ? random : random + 1);
    return Dial.of(workers.get(from).agent(), other.node(), MESSAGE);
  }

  private void leave() throws IOException, InterruptedException {
    for (var service : services) {
      service.close();
    }
    var _ =
        Together.all(
            workers.size(),
            i -> {
              workers.get(i).close();
              return i;
            });
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
