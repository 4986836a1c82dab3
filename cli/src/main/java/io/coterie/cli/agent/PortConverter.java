package io.coterie.cli.agent;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port of a node. */
public final class PortConverter implements ITypeConverter<Integer> {
  private static final int HIGHEST = 65_535;

  @Override
  public Integer convert(String text) {
    return port(text, 1);
  }

  /** Reads a port of this machine, or 0 where that stands for any or none. */
  public static final class OrZero implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return port(text, 0);
    }
  }

  private static int port(String text, int lowest) {
    try {
      int port = Integer.parseInt(text);
      if (port >= lowest && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new TypeConversionException("'" + text + "' is not a port");
  }
}
