package io.coterie.cli.output;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.function.Supplier;

/**
 * What a command answers, in both forms; only the one that is asked for is made.
 *
 * @param code the command's exit code
 */
public record Reply(Supplier<String> json, Supplier<String> text, int code) {
  /** All there is to say was printed while the command ran. */
  public static final Reply PRINTED = new Reply(() -> "", () -> "");

  /** Of a command that has done what it was asked. */
  public Reply(Supplier<String> json, Supplier<String> text) {
    this(json, text, 0);
  }

  /** The same, with another exit code. */
  public Reply withCode(int other) {
    return new Reply(json, text, other);
  }

  /**
   * A message of the contracts, in its JSON form (ProtoJSON: lowerCamelCase names, empty fields
   * included).
   */
  public static Reply of(Message message, Supplier<String> text) {
    return new Reply(() -> json(message), text);
  }

  public static Reply of(Message message, String text) {
    return of(message, () -> text);
  }

  /** Something that no contract speaks of. */
  public static Reply local(JsonObject data, String text) {
    return new Reply(data::toString, () -> text);
  }

  /** ProtoJSON on one line. */
  public static String json(Message message) {
    try {
      return JsonFormat.printer()
          .alwaysPrintFieldsWithNoPresence()
          .omittingInsignificantWhitespace()
          .print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("no message of the contracts holds an Any", e);
    }
  }
}
