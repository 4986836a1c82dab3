package io.coterie.sdk.agent;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The threads that agents run on: everything of an agent happens on one of them. */
public final class Loops {
  private Loops() {}

  /** For several agents to share ({@link AgentConfig#withLoops}). Its threads are daemons. */
  public static EventLoopGroup of(int threadCount) {
    var threads = new DefaultThreadFactory("coterie-agent", true);
    return new MultiThreadIoEventLoopGroup(
        threadCount,
        threads,
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }
}
