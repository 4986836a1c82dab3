package io.coterie.sdk.agent;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The thread that everything of an agent happens on. */
final class Loops {
  private Loops() {}

  static EventLoopGroup one() {
    var threads = new DefaultThreadFactory("coterie-agent", true);
    return new MultiThreadIoEventLoopGroup(
        1, threads, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }
}
