package io.coterie.standalone.matrix;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.CoterieClient;
import io.coterie.standalone.hub.DynamicCalls;
import io.coterie.standalone.hub.DynamicCalls.Outcome;
import io.coterie.standalone.hub.TestHub;
import io.coterie.standalone.matrix.Expectations.Row;
import io.coterie.standalone.matrix.Questions.Change;
import io.coterie.standalone.matrix.Questions.Question;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks every question of some rows as every kind of caller. What is refused or only reads is asked
 * in a world that all share; what may change something gets a world of its own.
 */
final class Survey {
  private static final int AT_ONCE = 4;
  private static final Map<String, MethodDescriptor> METHODS =
      Contracts.methods().stream()
          .collect(Collectors.toMap(MethodDescriptor::getFullName, Function.identity()));

  private final TestHub hub;
  private final TestHub door;
  private final Listener listener;
  private final Cast cast;
  private final Map<Setting, World> shared = new EnumMap<>(Setting.class);

  /**
   * A cell that is not as it should be.
   *
   * @param got what came instead
   */
  record Wrong(String row, Kind kind, String expected, String got) {
    @Override
    public String toString() {
      return "%s as %s (%s): expected %s, got %s"
          .formatted(row, kind.column(), kind, expected, got);
    }
  }

  static final Listener UNHEARD = (caller, request, outcome) -> {};

  /** Hears every question and what came of it. */
  interface Listener {
    void heard(CoterieClient caller, Message request, Outcome outcome);
  }

  /**
   * @param hub where worlds are made
   * @param door where questions are asked: the same hub or another replica of it
   */
  Survey(TestHub hub, TestHub door, Listener listener) {
    this.hub = hub;
    this.cast = new Cast(hub);
    this.door = door;
    this.listener = listener;
  }

  /** The same worlds, asked through another door. */
  Survey through(TestHub other) {
    var survey = new Survey(hub, other, listener);
    survey.shared.putAll(shared);
    return survey;
  }

  /** All cells that are wrong. */
  List<Wrong> wrong(Collection<Row> rows) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var running = rows.stream().<Callable<List<Wrong>>>map(row -> () -> wrong(row)).toList();
      var all = new ArrayList<Wrong>();
      for (var done : threads.invokeAll(running)) {
        all.addAll(done.get());
      }
      return all;
    }
  }

  /** Refusals first: they leave the shared world as it is. */
  private List<Wrong> wrong(Row row) {
    var question = Questions.of(row).orElseThrow();
    return Arrays.stream(Kind.values())
        .sorted(Comparator.comparing(kind -> isAllowed(row, kind)))
        .flatMap(kind -> wrong(row, question, kind).stream())
        .toList();
  }

  private List<Wrong> wrong(Row row, Question question, Kind kind) {
    var world = isAllowed(row, kind) ? world(question) : shared(question.setting());
    var got = ask(world, row, question, kind);
    var expected = row.outcomes().get(kind);
    if (got.equals(expected)) {
      return List.of();
    }
    if (question.change() != Change.NOTHING) {
      replace(question.setting());
    }
    return List.of(new Wrong(row.key(), kind, String.valueOf(expected), got));
  }

  private World world(Question question) {
    return switch (question.change()) {
      case NOTHING -> shared(question.setting());
      case NETWORK -> new World(hub, question.setting(), cast);
      case PEOPLE -> new World(hub, question.setting(), new Cast(hub));
    };
  }

  private String ask(World world, Row row, Question question, Kind kind) {
    try {
      var client = world.client(kind, door);
      var request = once(question.request().apply(world, kind));
      var outcome =
          DynamicCalls.call(client, Objects.requireNonNull(METHODS.get(row.method())), request);
      listener.heard(client, request, outcome);
      return outcome.refusal() == null ? Expectations.OK : words(outcome.refusal());
    } catch (StatusRuntimeException e) {
      return "could not be asked: " + words(e) + " " + e.getStatus().getDescription();
    }
  }

  /** With a request id, where it takes one: its answer is then stored. */
  private static Message once(Message request) {
    var field = request.getDescriptorForType().findFieldByName("request_id");
    return field == null
        ? request
        : request.toBuilder().setField(field, TestHub.requestId()).build();
  }

  private static String words(StatusRuntimeException refusal) {
    var failure = ApiFailure.of(refusal);
    return (failure.code() + " " + failure.reason().orElse("")).strip();
  }

  private static boolean isAllowed(Row row, Kind kind) {
    return Expectations.OK.equals(row.outcomes().get(kind));
  }

  private synchronized World shared(Setting setting) {
    return shared.computeIfAbsent(setting, s -> new World(hub, s, new Cast(hub)));
  }

  private synchronized void replace(Setting setting) {
    shared.remove(setting);
  }
}
