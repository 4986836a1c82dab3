package io.coterie.systemtests.agent;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.coterie.systemtests.lab.JavaProgram;
import io.coterie.systemtests.lab.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A test's end of an {@link AgentProcess} that runs at a site. Threads may share it. */
public final class SiteAgent implements AutoCloseable {
  private static final int MEGABYTES = 96;
  private static final int LONGEST_MINUTES = 2;

  private final Site site;
  private final Process process;
  private final Path errors;
  private final PrintStream orders;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();

  private SiteAgent(Site site, Process process, Path errors) {
    this.site = site;
    this.process = process;
    this.errors = errors;
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    asked.put(0, new CompletableFuture<>());
  }

  /**
   * Starts one. It comes up meanwhile.
   *
   * @param network id of the network that it joins
   * @param errors where it may write what goes on
   */
  public static SiteAgent start(Site site, URI hub, String network, Path errors)
      throws IOException {
    var program = new JavaProgram(MEGABYTES, AgentProcess.class, hub.toString(), network);
    var agent = new SiteAgent(site, program.start(site.machine(), errors), errors);
    Thread.ofVirtual().start(agent::listen);
    return agent;
  }

  public Site site() {
    return site;
  }

  /** Its node's id, as soon as it has one. */
  public String node() {
    return answer(0).join().get("node").getAsString();
  }

  /** Waits until peers can find it; false if that took too long. */
  public boolean present() {
    return ask("present").get("present").getAsBoolean();
  }

  /**
   * Dials the other's echo.
   *
   * @throws OrderFailedException if it can't
   */
  public EchoedStream dial(SiteAgent other) {
    return new EchoedStream(this, ask("dial " + other.node()).get("stream").getAsInt());
  }

  /** Sends a datagram to the other's echo; whether it came back. */
  public boolean ping(SiteAgent other) {
    return ask("ping " + other.node()).get("answered").getAsBoolean();
  }

  /** Which way its packets to the other take. */
  public Way wayTo(SiteAgent other) {
    return Way.valueOf(ask("path " + other.node()).get("path").getAsString());
  }

  /** Tells it that its network has changed. */
  public void moved() {
    var _ = ask("moved");
  }

  JsonObject ask(String order) {
    int id = count.incrementAndGet();
    var answer = answer(id);
    if (!process.isAlive()) {
      throw new OrderFailedException(order, "the agent has ended");
    }
    orders.println(id + " " + order);
    try {
      var said = answer.orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).join();
      if (said.has("error")) {
        throw new OrderFailedException(order, said.get("error").getAsString());
      }
      return said;
    } catch (CompletionException e) {
      throw new OrderFailedException(order, String.valueOf(e.getCause()));
    } finally {
      asked.remove(id);
    }
  }

  private CompletableFuture<JsonObject> answer(int id) {
    return asked.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  private void listen() {
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = answers.readLine(); line != null; line = answers.readLine()) {
        var answer = JsonParser.parseString(line).getAsJsonObject();
        answer(answer.get("id").getAsInt()).complete(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      var ended = new IOException("the agent ended: see " + errors);
      asked.values().forEach(answer -> answer.completeExceptionally(ended));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
