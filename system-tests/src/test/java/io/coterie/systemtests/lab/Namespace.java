package io.coterie.systemtests.lab;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One network namespace: a machine, as far as the network goes. */
public final class Namespace implements AutoCloseable {
  private static final int CLONE_NEWNET = 0x40000000;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle OPEN =
      handle(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SETNS =
      handle(
          "setns",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final String name;

  Namespace(String name) {
    this.name = name;
    Commands.run("ip", "netns", "add", name);
    ip("link", "set", "lo", "up");
  }

  String name() {
    return name;
  }

  /** The command line that runs a program in here. */
  public List<String> command(List<String> program) {
    var command = new ArrayList<>(List.of("ip", "netns", "exec", name));
    command.addAll(program);
    return command;
  }

  /**
   * Does something on a thread of its own that is in here: sockets it makes stay in here, whoever
   * uses them.
   */
  public <T> T call(Callable<T> task) {
    var result =
        new FutureTask<>(() -> {
          enter();
          return task.call();
        });
    var thread = Thread.ofPlatform().name("in " + name).start(result);
    try {
      thread.join();
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("in " + name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  void ip(String... arguments) {
    var command = new ArrayList<>(List.of("ip", "-n", name));
    command.addAll(List.of(arguments));
    Commands.run("", command);
  }

  /** Replaces all rules of the packet filter. */
  void rules(String rules) {
    addRules("flush ruleset\n" + rules);
  }

  /** Adds rules to those of the packet filter. */
  void addRules(String rules) {
    Commands.run(rules, command(List.of("nft", "-f", "-")));
  }

  /** Packets may pass through. */
  void forward() {
    Commands.run("", command(List.of("sysctl", "-q", "-w", "net.ipv4.ip_forward=1")));
  }

  @Override
  public void close() {
    Commands.run("ip", "netns", "delete", name);
  }

  private void enter() {
    try (var arena = Arena.ofConfined()) {
      int fd = (int) OPEN.invokeExact(arena.allocateFrom("/run/netns/" + name), 0);
      if (fd < 0) {
        throw new IllegalStateException("no namespace " + name);
      }
      int result = (int) SETNS.invokeExact(fd, CLONE_NEWNET);
      int _ = (int) CLOSE.invokeExact(fd);
      if (result != 0) {
        throw new IllegalStateException("not let into namespace " + name);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("calls of the system throw nothing", e);
    }
  }

  @SuppressWarnings("restricted") // a foreign call is what this is for
  private static MethodHandle handle(
      String function, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), descriptor, options);
  }
}
