package io.coterie.platform.db;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.function.Function;

/**
 * How a mutation's result becomes its answer, which is stored under the call's request id, and how
 * a stored one is read.
 *
 * @param <T> what the domain makes
 * @param <R> what the client gets
 */
public record Answer<T, R extends Message>(Parser<R> parser, Function<? super T, R> render) {
  /** The answer of the given message type. */
  @SuppressWarnings("unchecked") // a message's parser makes messages of its own type
  public static <T, R extends Message> Answer<T, R> of(R type, Function<? super T, R> render) {
    return new Answer<>((Parser<R>) type.getParserForType(), render);
  }
}
