package io.coterie.cli.command;

import io.coterie.sdk.CallReason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reason as a user gives it. */
public final class ReasonConverter implements ITypeConverter<CallReason> {
  @Override
  public CallReason convert(String text) {
    try {
      return new CallReason(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
