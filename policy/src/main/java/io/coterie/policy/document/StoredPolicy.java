package io.coterie.policy.document;

import static java.util.stream.Collectors.joining;

import io.coterie.policy.Hostname;
import io.coterie.policy.Policy;
import io.coterie.policy.PortRange;
import io.coterie.policy.Protocol;
import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import io.coterie.policy.SubjectId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The form of a policy that is kept to decide by: JSON in the language of policies, but a host goes
 * with its node, {@code host:api=node_…}, and tests are left out. Policies that are equal have the
 * same text, whatever way they were written.
 */
public final class StoredPolicy {
  private StoredPolicy() {}

  /** The text of a policy. */
  public static String write(Policy policy) {
    return policy.rules().stream()
        .map(StoredPolicy::rule)
        .collect(joining(",\n", "{\"format\":1,\"rules\":[\n", "\n]}\n"));
  }

  /**
   * The policy of a text that {@link #write} made.
   *
   * @throws InvalidPolicyException if it is none
   */
  public static Policy read(String text) {
    return new DocumentReader(new FixedHosts(), Limits.STORED_BYTES).read(text).bind(Roster.EMPTY);
  }

  private static String rule(Rule rule) {
    var fields =
        Stream.of(
            rule.name().map(name -> field("name", quoted(name))),
            rule.description().map(text -> field("description", quoted(text))),
            Optional.of(field("action", quoted(rule.action().text()))),
            Optional.of(field("from", list(rule.from().stream().map(StoredPolicy::text)))),
            Optional.of(field("to", list(rule.to().stream().map(StoredPolicy::text)))),
            Optional.of(
                field("ports", list(rule.ports().ranges().stream().map(PortRange::toString)))),
            Optional.of(
                field("protocols", list(rule.protocols().stream().sorted().map(Protocol::text)))));
    return fields.flatMap(Optional::stream).collect(joining(",", "{", "}"));
  }

  private static String text(Selector.Bound selector) {
    return switch (selector) {
      case Selector.FixedHost(var host, var node) -> "host:" + host + "=" + node;
      case Selector.Everyone _, Selector.Tagged _, Selector.WithRole _, Selector.TheNode _ ->
          selector.text();
    };
  }

  private static String field(String name, String value) {
    return quoted(name) + ":" + value;
  }

  private static String list(Stream<String> values) {
    return values.map(StoredPolicy::quoted).collect(joining(",", "[", "]"));
  }

  /** Names and descriptions have no control characters, so this is all there is to escape. */
  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Hosts that have their node already. */
  private static final class FixedHosts extends SelectorReader {
    @Override
    Optional<Selector> host(String text) {
      int sign = text.indexOf('=');
      var host = text.substring(0, Math.max(0, sign));
      var node = text.substring(sign + 1);
      return Hostname.matches(host) && SubjectId.matches(node)
          ? Optional.of(new Selector.FixedHost(new Hostname(host), new SubjectId(node)))
          : Optional.empty();
    }
  }
}
