package io.coterie.standalone.matrix;

import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is asked in each row: a request aimed at the network, node, account, token or invite in
 * question, so that only the right to ask it decides.
 */
final class Questions {
  private final String service;
  private final Map<String, Question> asked = new LinkedHashMap<>();

  /**
   * One row's question.
   *
   * @param setting what kind of network it is asked in
   * @param change what a call that is let through may spoil for the next one
   * @param request makes the request for a caller
   */
  record Question(Setting setting, Change change, BiFunction<World, Kind, Message> request) {}

  /** What a call may spoil. */
  enum Change {
    NOTHING,
    /** The network, and what is in it. */
    NETWORK,
    /** The accounts themselves, too. */
    PEOPLE
  }

  Questions(String service) {
    this.service = service;
  }

  static Optional<Question> of(Expectations.Row row) {
    return Optional.ofNullable(ALL.get(row.key()));
  }

  private static final Map<String, Question> ALL = collect();

  private static Map<String, Question> collect() {
    var all = new LinkedHashMap<String, Question>();
    all.putAll(AccountQuestions.all());
    all.putAll(TokenQuestions.all());
    all.putAll(HubQuestions.all());
    all.putAll(NetworkQuestions.all());
    all.putAll(MemberQuestions.all());
    all.putAll(JoinQuestions.all());
    all.putAll(InviteQuestions.all());
    all.putAll(PolicyQuestions.all());
    all.putAll(NodeQuestions.all());
    all.putAll(RelayQuestions.all());
    return Map.copyOf(all);
  }

  static Map<String, Question> all() {
    return ALL;
  }

  Questions reads(String label, Message request) {
    return add(label, new Question(Setting.INVITE, Change.NOTHING, (world, kind) -> request));
  }

  Questions reads(String label, Function<World, Message> request) {
    return reads(label, Setting.INVITE, (world, kind) -> request.apply(world));
  }

  Questions reads(String label, Setting setting, BiFunction<World, Kind, Message> request) {
    return add(label, new Question(setting, Change.NOTHING, request));
  }

  Questions changes(String label, Function<World, Message> request) {
    return changes(label, Setting.INVITE, (world, kind) -> request.apply(world));
  }

  Questions changes(String label, Setting setting, BiFunction<World, Kind, Message> request) {
    return add(label, new Question(setting, Change.NETWORK, request));
  }

  /** Like {@link #changes}, but for what accounts are. */
  Questions changesPeople(String label, BiFunction<World, Kind, Message> request) {
    return add(label, new Question(Setting.INVITE, Change.PEOPLE, request));
  }

  Questions changesPeople(String label, Function<World, Message> request) {
    return changesPeople(label, (world, kind) -> request.apply(world));
  }

  private Questions add(String label, Question question) {
    if (asked.put(service + "/" + label, question) != null) {
      throw new IllegalArgumentException("two questions for " + label);
    }
    return this;
  }

  Map<String, Question> asked() {
    return Map.copyOf(asked);
  }
}
