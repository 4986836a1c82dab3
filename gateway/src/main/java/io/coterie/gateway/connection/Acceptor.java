package io.coterie.gateway.connection;

import com.linecorp.armeria.common.Flags;
import com.linecorp.armeria.common.util.EventLoopGroups;
import com.linecorp.armeria.common.util.ThreadFactories;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The thread that accepts connections. It ends as soon as it is told to; Netty's would linger for
 * two seconds, which a stop would wait for, and Armeria's setting against that does not reach the
 * group that is shut down.
 */
public final class Acceptor extends MultiThreadIoEventLoopGroup {
  private Acceptor(String name, IoHandlerFactory handler) {
    super(1, ThreadFactories.newThreadFactory(name, false), handler);
  }

  /** A thread on the same transport as the rest of the server. */
  public static EventLoopGroup named(String name) {
    return switch (Flags.transportType()) {
      case EPOLL -> new Acceptor(name, EpollIoHandler.newFactory());
      case NIO -> new Acceptor(name, NioIoHandler.newFactory());
      case KQUEUE, IO_URING -> EventLoopGroups.newEventLoopGroup(1, name);
    };
  }

  @Override
  public Future<?> shutdownGracefully() {
    return shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
