package io.coterie.cli.command;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those whose constructor takes the {@link Invocation} get it. */
public final class CommandFactory implements IFactory {
  private final Invocation invocation;

  public CommandFactory(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Invocation.class) {
        constructor.setAccessible(true);
        return type.cast(instance(constructor));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }

  private Object instance(Constructor<?> constructor) throws Exception {
    try {
      return constructor.newInstance(invocation);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
