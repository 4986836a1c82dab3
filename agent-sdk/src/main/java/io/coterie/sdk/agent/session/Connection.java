package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.access.Gate;
import io.coterie.sdk.agent.access.Knock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A QUIC connection to a peer that has proved itself, whoever of the two began it. Used on the
 * event loop only.
 */
public final class Connection {
  /** Well below the idle timeout, so that a stream on which nothing happens stays. */
  private static final int KEEP_ALIVE_SECONDS = 5;

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int AGAIN_MILLISECONDS = 300;
  private static final int CLOSED = 0;
  private static final int RESET = 1;

  private final QuicChannel channel;
  private final String peer;
  private final Gate gate;
  private final Listeners listeners;
  private final DatagramPorts datagrams;
  private final Map<QuicStreamChannel, Knock> admitted = new HashMap<>();
  private final Echo echo = new Echo(this::send);
  private final Delivery delivery;
  private final Sending sending;
  private int streams;
  private @Nullable ScheduledFuture<?> keepAlive;

  /**
   * A connection.
   *
   * @param peer id of the node at the other end
   */
  Connection(
      QuicChannel channel, String peer, Gate gate, Listeners listeners, DatagramPorts datagrams) {
    this.channel = channel;
    this.peer = peer;
    this.gate = gate;
    this.listeners = listeners;
    this.datagrams = datagrams;
    this.delivery = new Delivery(channel.eventLoop(), this::send);
    var turns = new Turns(channel.eventLoop());
    this.sending = new Sending(delivery, turns);
    channel
        .closeFuture()
        .addListener(_ -> {
          delivery.end();
          turns.end();
        });
  }

  String peer() {
    return peer;
  }

  /** What the handshake goes through; null before it begins. */
  @Nullable SSLEngine engine() {
    return channel.sslEngine();
  }

  Gate gate() {
    return gate;
  }

  Listeners listeners() {
    return listeners;
  }

  public boolean isActive() {
    return channel.isActive();
  }

  /** Whether anything goes on. */
  public boolean isIdle() {
    return streams == 0;
  }

  /**
   * Begins a stream. The answer may never come: it is for the caller to give up, by cancelling it.
   */
  public CompletableFuture<AgentStream> open(int network, int port) {
    var answer = new CompletableFuture<AgentStream>();
    var handler = new OutboundStream(peer, sending, new Preface(network, port), answer);
    channel
        .createStream(
            QuicStreamType.BIDIRECTIONAL,
            new ChannelInitializer<QuicStreamChannel>() {
              @Override
              protected void initChannel(QuicStreamChannel stream) {
                stream.config().setAutoRead(false);
                count(stream);
                stream.pipeline().addLast(handler);
              }
            })
        .addListener((Future<QuicStreamChannel> created) -> {
          if (created.isSuccess()) {
            var _ = answer.whenComplete((_, failure) -> abandon(created.getNow(), failure));
          } else {
            answer.completeExceptionally(
                new IOException("the peer takes no more streams", created.cause()));
          }
        });
    return answer;
  }

  private static void abandon(QuicStreamChannel stream, @Nullable Throwable failure) {
    if (failure != null) {
      var _ = stream.shutdown(RESET, stream.newPromise()).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Ends what was let in and would not be any more. */
  public void recheck() {
    for (var stream : List.copyOf(admitted.entrySet())) {
      if (gate.isOver(stream.getValue())) {
        abandon(stream.getKey(), new IOException("access has ended"));
      }
    }
  }

  /** Sends a datagram, or loses it. */
  public void send(DatagramHead head, byte[] payload) {
    var datagram = channel.alloc().directBuffer(DatagramHead.LENGTH + payload.length);
    head.write(datagram);
    send(datagram.writeBytes(payload));
  }

  private void send(ByteBuf datagram) {
    var _ = channel.writeAndFlush(datagram);
  }

  /**
   * How long a question to the peer and its answer take; never, if either is lost. On a connection
   * that just began it is repeated: packets that overtook the handshake are lost to the peer.
   */
  public CompletableFuture<Duration> ping() {
    return echo.last().isPresent() ? echo.ask() : insist();
  }

  private CompletableFuture<Duration> insist() {
    var answer = new CompletableFuture<Duration>();
    var again =
        channel
            .eventLoop()
            .scheduleAtFixedRate(
                () -> {
                  var _ = echo.ask().thenAccept(answer::complete);
                },
                0,
                AGAIN_MILLISECONDS,
                TimeUnit.MILLISECONDS);
    var _ = answer.whenComplete((_, _) -> again.cancel(false));
    channel.closeFuture().addListener(_ -> answer.cancel(false));
    return answer;
  }

  /** How long that took last. */
  public Optional<Duration> roundTrip() {
    return echo.last();
  }

  /** Whether the peer was heard of lately, and owes no answer. */
  public boolean isFresh() {
    return !echo.isLate() && echo.silence().compareTo(FRESH) < 0;
  }

  /** Whether the peer is asked and does not answer. */
  public boolean isSilent() {
    return echo.isLate();
  }

  /** When all that streams have sent has been taken in by the peer, or will never be. */
  public CompletableFuture<Void> settle() {
    return channel.isActive() && !echo.isLate()
        ? delivery.settle()
        : CompletableFuture.completedFuture(null);
  }

  Sending sending() {
    return sending;
  }

  /** How many streams there are. */
  public int streams() {
    return streams;
  }

  /** Says good-bye. */
  public void close() {
    var _ = channel.close(true, CLOSED, Unpooled.EMPTY_BUFFER);
  }

  /** When it is over. */
  public Future<?> closed() {
    return channel.closeFuture();
  }

  void admitted(QuicStreamChannel stream, Knock knock) {
    admitted.put(stream, knock);
    stream.closeFuture().addListener(_ -> admitted.remove(stream));
  }

  private void count(QuicStreamChannel stream) {
    if (streams++ == 0) {
      keepAlive =
          channel
              .eventLoop()
              .scheduleAtFixedRate(
                  () -> {
                    var _ = echo.ask(); // keeps the connection alive, and knows how long it takes
                  },
                  KEEP_ALIVE_SECONDS,
                  KEEP_ALIVE_SECONDS,
                  TimeUnit.SECONDS);
    }
    stream.closeFuture().addListener(_ -> discount());
  }

  private void discount() {
    var present = keepAlive;
    if (--streams == 0 && present != null) {
      present.cancel(false);
    }
  }

  /** The peer begins a stream. */
  void incoming(QuicStreamChannel stream) {
    stream.config().setAutoRead(false);
    count(stream);
    stream.pipeline().addLast(new InboundStream(this));
  }

  /** For the datagrams between the streams. */
  ChannelInboundHandlerAdapter datagrams() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf datagram) {
          if (!echo.received(datagram) && !delivery.received(datagram)) {
            datagrams.received(Connection.this, datagram);
          }
        } else {
          ctx.fireChannelRead(message);
        }
      }
    };
  }
}
