package io.coterie.standalone.matrix;

import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.AtOnce;
import io.coterie.standalone.hub.Sessions;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.hub.TestHub.Account;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Many clients, half of them at one replica and half at the other. */
record Crowd(TestHub one, TestHub two) {
  /** Where the i-th client calls. */
  TestHub door(int i) {
    return i % 2 == 0 ? one : two;
  }

  /** The same account's client at the i-th client's door. */
  CoterieClient at(int i, CoterieClient client) {
    return door(i).with(Credentials.secret(client));
  }

  List<Account> accounts() throws InterruptedException, ExecutionException {
    return AtOnce.results(each(i -> door(i).account()));
  }

  /** Clients of nodes that belong to nobody. */
  List<CoterieClient> nodes() throws InterruptedException, ExecutionException {
    return AtOnce.results(each(i -> Sessions.of(door(i), door(i).looseNode())));
  }

  /** One call for each client. */
  static <T> List<Callable<T>> each(Step<T> step) {
    return IntStream.range(0, AtOnce.CLIENTS).<Callable<T>>mapToObj(i -> () -> step.of(i)).toList();
  }

  /** What one client does. */
  interface Step<T> {
    T of(int i) throws Exception;
  }
}
