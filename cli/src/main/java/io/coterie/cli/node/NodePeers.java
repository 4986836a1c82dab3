package io.coterie.cli.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.coterie.cli.agent.Millis;
import io.coterie.cli.agent.Paths;
import io.coterie.cli.command.Invocation;
import io.coterie.cli.output.Reply;
import io.coterie.cli.output.Table;
import io.coterie.registry.v1.Peer;
import io.coterie.registry.v1.Presence;
import io.coterie.sdk.agent.Agent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the peers of a node and the ways to them. */
@Command(
    name = "peers",
    description =
        "Lists whom a node may reach, which way packets get there, and how long that takes. Each"
            + " one that is online is asked for a sign of life.",
    footer = {"Example:", "  coterie node peers --as laptop --watch"})
final class NodePeers extends ActingCommand {
  private static final Duration FOR_THE_HUB = Duration.ofSeconds(20);
  private static final Duration FOR_A_PEER = Duration.ofSeconds(5);

  @Option(
      names = {"-w", "--watch"},
      description = "List them again and again until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "5s",
      description = "How long to wait in between (default: 5s).")
  private Duration interval = Duration.ofSeconds(5);

  NodePeers(Invocation invocation) {
    super(invocation);
  }

  @Override
  Reply execute(Acting acting) throws IOException, InterruptedException {
    var stopped = new CountDownLatch(1);
    invocation().environment().stop().onRequest(stopped::countDown);
    var agent = acting.present();
    BlockingQueue<List<Peer>> news = new LinkedBlockingQueue<>();
    try (var peers = agent.peers(news::add)) {
      if (news.poll(FOR_THE_HUB.toNanos(), TimeUnit.NANOSECONDS) == null) {
        throw new IOException("the hub does not tell of peers; see: coterie status");
      }
      var table = look(agent, peers.now());
      while (watch && !stopped.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
        invocation().print(table);
        table = look(agent, peers.now());
      }
      return table;
    }
  }

  private static Reply look(Agent agent, List<Peer> peers) throws InterruptedException {
    var asked = new ArrayList<Thread>();
    for (var peer : peers) {
      if (online(peer)) {
        asked.add(Thread.ofVirtual().start(() -> ask(agent, peer)));
      }
    }
    for (var thread : asked) {
      thread.join();
    }
    return reply(agent, peers);
  }

  private static void ask(Agent agent, Peer peer) {
    try {
      var _ = agent.ping(peer.getAddress(), FOR_A_PEER);
    } catch (IOException _) {
      return; // it shows as one that is not connected
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reply reply(Agent agent, List<Peer> peers) throws InterruptedException {
    var rows = new JsonArray();
    var table = new Table("NAME", "ADDRESS", "STATE", "WAY", "ROUND TRIP", "RELAY");
    for (var peer : peers) {
      var path = Paths.to(agent, peer.getNode());
      var row = new JsonObject();
      row.addProperty("node", peer.getNode());
      row.addProperty("hostname", peer.getHostname());
      row.addProperty("nodeAddress", peer.getAddress());
      row.addProperty("online", online(peer));
      path.ifPresent(p -> Paths.describe(row, p));
      var trip = path.flatMap(p -> p.roundTrip());
      trip.ifPresent(t -> row.addProperty("millis", Millis.of(t)));
      rows.add(row);
      table.row(
          peer.getHostname().isEmpty() ? peer.getNode() : peer.getHostname(),
          peer.getAddress(),
          state(peer, path.isPresent()),
          path.map(Paths::text).orElse("-"),
          trip.map(Millis::text).orElse("-"),
          Table.orDash(peer.getHomeRelay()));
    }
    var json = new JsonObject();
    json.add("peers", rows);
    return Reply.local(
        json,
        peers.isEmpty()
            ? "It may reach nobody: join a network with coterie network join, or ask for trust with"
                + " coterie trust ask."
            : table.toString());
  }

  private static String state(Peer peer, boolean answers) {
    return online(peer) ? answers ? "online" : "online, silent" : "offline";
  }

  private static boolean online(Peer peer) {
    return peer.getPresence() == Presence.PRESENCE_ONLINE;
  }
}
