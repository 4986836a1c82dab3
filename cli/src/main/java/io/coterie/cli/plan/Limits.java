package io.coterie.cli.plan;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many there may be, as people write it. */
public final class Limits {
  private static final int UNLIMITED = -1;
  private static final String WORD = "unlimited";

  private Limits() {}

  static String text(long limit) {
    return limit == UNLIMITED ? WORD : Long.toString(limit);
  }

  /** Reads a number, or {@code unlimited}. */
  public static final class Converter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.equals(WORD)) {
        return UNLIMITED;
      }
      if (!text.matches("[0-9]{1,9}")) {
        throw new TypeConversionException("'" + text + "' is neither a number nor " + WORD);
      }
      return Integer.valueOf(text);
    }
  }
}
