package io.coterie.relay.port;

import java.lang.foreign.Arena;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a socket: receives, lets a handler look at each datagram, sends what it wants sent.
 */
final class LinuxReceiver implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxReceiver.class);
  private static final long PAUSE_NANOS = 1_000_000;

  private final LinuxSocket socket;
  private final int batch;
  private final PacketHandler handler;
  private final PacketSender out;
  private final PortStatistics statistics;
  private volatile boolean stopped;

  LinuxReceiver(
      LinuxSocket socket,
      int batch,
      PacketHandler handler,
      PacketSender out,
      PortStatistics statistics) {
    this.socket = socket;
    this.batch = batch;
    this.handler = handler;
    this.out = out;
    this.statistics = statistics;
  }

  @Override
  public void run() {
    try (var arena = Arena.ofConfined();
        out) {
      var in = new ReceiveBatch(arena, socket, batch);
      while (!stopped) {
        serve(in);
      }
    }
  }

  void stop() {
    stopped = true;
    socket.wake();
  }

  /** A fault in one batch must not end the relay: it costs that batch. */
  private void serve(ReceiveBatch in) {
    try {
      int reads = in.receive();
      if (reads < 0) {
        failed(in.error());
        return;
      }
      handler.begin();
      for (int i = 0; i < reads; i++) {
        in.deliver(i, handler, out);
      }
      handler.end();
      out.flush();
    } catch (RuntimeException e) {
      statistics.countFailure();
      LOG.atError().setCause(e).log("a batch of datagrams failed");
    }
  }

  private void failed(int error) {
    if (error != Libc.EAGAIN && error != Libc.EINTR) {
      statistics.countFailure();
      LOG.atWarn().addKeyValue("error", error).log("receiving failed");
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
