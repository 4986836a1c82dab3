package io.coterie.sdk.agent;

import io.coterie.registry.v1.Peer;
import io.coterie.relay.wire.ShortId;
import io.coterie.sdk.agent.access.AccessMap;
import io.coterie.sdk.agent.access.AccessWatch;
import io.coterie.sdk.agent.access.Gate;
import io.coterie.sdk.agent.control.ControlPlane;
import io.coterie.sdk.agent.control.LastAnswers;
import io.coterie.sdk.agent.control.ResolvedPeer;
import io.coterie.sdk.agent.path.UdpSocket;
import io.coterie.sdk.agent.relay.GrantCheck;
import io.coterie.sdk.agent.relay.Relays;
import io.coterie.sdk.agent.session.AgentStream;
import io.coterie.sdk.agent.session.Connection;
import io.coterie.sdk.agent.session.ConnectionEndedException;
import io.coterie.sdk.agent.session.DatagramHead;
import io.coterie.sdk.agent.session.DatagramPort;
import io.coterie.sdk.agent.session.DatagramPorts;
import io.coterie.sdk.agent.session.Listener;
import io.coterie.sdk.agent.session.Listeners;
import io.coterie.sdk.agent.session.Ports;
import io.coterie.sdk.agent.session.Sessions;
import io.coterie.sdk.agent.tls.TlsIdentity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A node that runs: others reach it on the ports that it listens on, and it reaches others. Blocks
 * its callers, which are virtual threads at best; threads may share it.
 */
public final class Agent implements AutoCloseable {
  /** A node that has just been started may not have found its relay. */
  private static final Duration WHILE_OFFLINE = Duration.ofSeconds(3);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** That a call is made on, one after the other, if they end before there is an answer. */
  private static final int MOST_CONNECTIONS = 3;

  /** For what is said last. */
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final AgentConfig config;
  private final EventLoopGroup loops;
  private final ExecutorService blocking;
  private final UdpSocket socket;
  private final Relays relays;
  private final Neighbours neighbours;
  private final HomeRelay home;
  private final AccessWatch watch;
  private final LastAnswers answers;
  private final Listeners listeners = new Listeners();
  private final DatagramPorts datagrams = new DatagramPorts();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts an agent. It becomes reachable within moments: see {@link #awaitPresent}.
   *
   * @throws IOException when its UDP socket can't be bound
   */
  public static Agent start(AgentConfig config) throws IOException {
    var agent = new Agent(config);
    agent.run();
    return agent;
  }

  private Agent(AgentConfig config) throws IOException {
    ControlPlane control = config.control();
    this.config = config;
    this.answers = new LastAnswers(control.resolver(), config.clock());
    this.loops = config.loops().orElseGet(() -> Loops.of(1));
    this.blocking = Executors.newVirtualThreadPerTaskExecutor();
    var access = new AccessMap(config.clock());
    var gate =
        new Gate(
            access,
            config.clock(),
            (knock, verdict) -> config.events().accept(new AgentEvent.Refused(knock, verdict)));
    this.home =
        new HomeRelay(control.tickets(), control.presence(), this::candidates, config.events());
    this.neighbours = new Neighbours(config, access, home, blocking);
    var loop = loops.next();
    this.socket =
        UdpSocket.open(loop, config.address(), config.clock(), this::received, neighbours::moved);
    this.relays =
        new Relays(
            control.tickets(),
            new GrantCheck(
                control.grantKeys(), ShortId.of(config.node()), loop, blocking, config.clock()),
            loop,
            blocking,
            config.clock(),
            socket,
            neighbours,
            config.relayTransport());
    var sessions =
        new Sessions(
            socket,
            new TlsIdentity(config.key(), config.continuity().own()),
            neighbours,
            gate,
            listeners,
            datagrams,
            neighbours);
    neighbours.connect(new Neighbours.Parts(socket, relays, sessions));
    loop.submit(sessions::start).awaitUninterruptibly();
    this.watch = new AccessWatch(control.access(), access, () -> loop.execute(neighbours::recheck));
  }

  private void run() {
    forEver(watch::run);
    forEver(() -> home.run(relay -> onLoop(() -> relays.attend(relay))));
    if (config.address().getAddress().isAnyLocalAddress() && config.loops().isEmpty()) {
      forEver(new NetworkWatch(this::here, BETWEEN_LOOKS, this::networkChanged)::run);
    }
  }

  /**
   * Waits until peers can find this node: the hub knows that it is there, and at which relay.
   *
   * @return false when that took too long; it goes on trying
   */
  public boolean awaitPresent(Duration atMost) throws InterruptedException {
    return home.await(atMost);
  }

  /**
   * Dials a port of a node.
   *
   * @param target address, hostname or id
   * @param port 1 to 65535
   * @throws io.coterie.sdk.agent.control.UnknownPeerException when there is no such node that may
   *     be reached
   * @throws io.coterie.sdk.agent.session.StreamRefusedException when nobody listens there
   * @throws NoAnswerException when nothing came back, as from a node that does not let this one in
   */
  public AgentStream dial(String target, int port) throws IOException, InterruptedException {
    Ports.check(port);
    return await(
        target,
        resolve(target, config.dialTimeout()),
        config.dialTimeout(),
        network -> connection -> connection.open(network, port));
  }

  /**
   * Asks a node for a sign of life, after connecting to it if there is no connection.
   *
   * @param target address, hostname or id
   * @param atMost how long that may take in all
   * @return how long question and answer took, without the connecting
   * @throws NoAnswerException when nothing came back
   */
  public Duration ping(String target, Duration atMost) throws IOException, InterruptedException {
    return await(target, resolve(target, Duration.ZERO), atMost, _ -> Connection::ping);
  }

  /** The ways to all nodes that this one is connected to. */
  public List<PeerPath> paths() throws InterruptedException {
    return socket.channel().eventLoop().submit(neighbours::paths).await().getNow();
  }

  /**
   * Takes the streams that come in for a port, of those that policies and trust let in.
   *
   * @throws IOException when the port is taken
   */
  public Listener listen(int port) throws IOException {
    return listeners.listen(port);
  }

  /**
   * Sends and takes datagrams by a port; those that come are of nodes that policies and trust let
   * in.
   *
   * @throws IOException when the port is taken
   */
  public DatagramPort datagrams(int port) throws IOException {
    return datagrams.open(port, this::send);
  }

  /**
   * Watches whom this node may reach.
   *
   * @param listener is told of all of them, whenever anything changed, on a virtual thread
   */
  public PeerWatch peers(Consumer<List<Peer>> listener) {
    return new PeerWatch(config.control().peers(), listener);
  }

  /** Where the UDP socket is bound. */
  public int port() {
    return socket.port();
  }

  /**
   * The network changed: relays are told from where this node sends now, and paths are looked for
   * anew.
   */
  public void networkChanged() {
    onLoop(() -> {
      relays.move();
      socket.links().restart();
    });
  }

  /**
   * Waits until what streams have sent has arrived, for as long as {@link AgentConfig#closeTimeout}
   * at most, and says good-bye to peers, relays and the hub. Streams that are still open then are
   * cut.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    listeners.close();
    await(onLoop(neighbours::settle), config.closeTimeout());
    datagrams.close();
    blocking.shutdownNow();
    var goodbyes = socket.channel().eventLoop().submit(neighbours::close);
    goodbyes
        .awaitUninterruptibly()
        .getNow()
        .forEach(goodbye -> goodbye.awaitUninterruptibly(GOODBYE.toMillis()));
    await(onLoop(relays::close), GOODBYE);
    socket.channel().eventLoop().submit(socket::close).awaitUninterruptibly();
    if (config.loops().isEmpty()) {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
    blocking.close();
  }

  /** What a task on the loop begins. */
  private CompletableFuture<Boolean> onLoop(Supplier<CompletableFuture<?>> task) {
    var done = new CompletableFuture<Boolean>();
    onLoop(() -> {
      var _ = task.get().whenComplete((_, failure) -> done.complete(failure == null));
    });
    return done;
  }

  /** Whether it was done in time does not matter to whoever closes. */
  private static void await(CompletableFuture<Boolean> done, Duration atMost) {
    var _ = done.completeOnTimeout(false, atMost.toNanos(), TimeUnit.NANOSECONDS).join();
  }

  private void send(String target, DatagramHead head, byte[] payload) throws IOException {
    try {
      await(
          target,
          resolve(target, config.dialTimeout()),
          config.dialTimeout(),
          network ->
              connection -> {
                connection.send(head.in(network), payload);
                return CompletableFuture.completedFuture(connection);
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** A node that may be reached. One that is offline is waited for, as long as the hub says so. */
  private ResolvedPeer resolve(String target, Duration patience)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + Math.min(patience.toNanos(), WHILE_OFFLINE.toNanos());
    while (true) {
      var resolved = answers.resolve(target);
      if (!resolved.isOffline() || isConnected(resolved.node())) {
        return resolved;
      }
      if (System.nanoTime() - end >= 0) {
        throw new NoAnswerException(target);
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_QUESTIONS.toNanos());
    }
  }

  private boolean isConnected(String node) throws InterruptedException {
    return paths().stream().anyMatch(path -> path.node().equals(node));
  }

  /** Connects, and does something with the connection, all of it in the time that it may take. */
  private <T> T await(
      String target,
      ResolvedPeer resolved,
      Duration atMost,
      Function<Integer, Function<Connection, CompletableFuture<T>>> then)
      throws IOException, InterruptedException {
    var result = new CompletableFuture<T>();
    var what = then.apply(resolved.network());
    onLoop(() -> attempt(() -> neighbours.dial(target, resolved), what, result, MOST_CONNECTIONS));
    try {
      return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NoAnswerException(target, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException("can't reach " + target, e.getCause());
    } finally {
      result.cancel(false); // whatever comes now is too late, and is to be taken back
    }
  }

  /** On one more connection if the one that there was ends meanwhile, as when the peer restarts. */
  private <T> void attempt(
      Supplier<CompletableFuture<Connection>> dial,
      Function<Connection, CompletableFuture<T>> then,
      CompletableFuture<T> result,
      int connections) {
    forward(
        dial.get(),
        result,
        connection -> {
          var answer = then.apply(connection);
          var _ =
              answer.whenComplete((value, failure) -> {
                if (failure instanceof ConnectionEndedException
                    && connections > 1
                    && !result.isDone()) {
                  onLoop(() -> attempt(dial, then, result, connections - 1));
                } else if (failure != null) {
                  result.completeExceptionally(failure);
                } else {
                  result.complete(value);
                }
              });
          cancelWith(result, answer);
        });
  }

  /**
   * What goes wrong with the one goes wrong with the other; what is not waited for any more is
   * taken back.
   */
  private static <S, T> void forward(
      CompletableFuture<S> from, CompletableFuture<T> to, Consumer<S> then) {
    var _ =
        from.whenComplete((value, failure) -> {
          if (failure == null) {
            then.accept(value);
          } else {
            to.completeExceptionally(failure);
          }
        });
    cancelWith(to, from);
  }

  private static void cancelWith(CompletableFuture<?> one, CompletableFuture<?> other) {
    var _ =
        one.whenComplete((_, _) -> {
          if (one.isCancelled()) {
            other.cancel(false);
          }
        });
  }

  private List<InetSocketAddress> candidates() {
    if (!config.direct()) {
      return List.of();
    }
    return config.advertised().isEmpty()
        ? LocalAddresses.of(config.address().getAddress(), socket.port())
        : config.advertised();
  }

  private List<InetSocketAddress> here() {
    return LocalAddresses.of(config.address().getAddress(), socket.port());
  }

  private void received(InetSocketAddress from, ByteBuf frame) {
    relays.received(from, frame);
  }

  private void onLoop(Runnable task) {
    socket.channel().eventLoop().execute(task);
  }

  private interface Interruptible {
    void run() throws InterruptedException;
  }

  private void forEver(Interruptible task) {
    blocking.execute(() -> {
      try {
        task.run();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt(); // the agent stops
      }
    });
  }
}
