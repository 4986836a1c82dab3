package io.coterie.network.policy;

import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.network.failure.NetworkReason;
import io.coterie.network.member.MemberDirectory;
import io.coterie.network.member.MemberRef;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.policy.Protocol;
import io.coterie.policy.decision.Explanation;
import io.coterie.policy.document.PolicyDocument;
import io.coterie.policy.document.WrittenRule;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains decisions, as they would be made now. */
final class Explaining {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final MemberDirectory directory;
  private final PolicyRepository repository;
  private final Policies policies;
  private final PolicyBook book;

  /** What is asked about. */
  record Question(MemberRef source, MemberRef target, Protocol protocol, int port) {}

  /**
   * What led to a decision.
   *
   * @param version of the policy; 0: none
   * @param lines where the policy's rules stand, by their number
   * @param explanation none: one of the two looks on only
   */
  record Explained(long version, Map<Integer, Integer> lines, Optional<Explanation> explanation) {
    Explained {
      lines = Map.copyOf(lines);
    }
  }

  @Inject
  Explaining(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      MemberDirectory directory,
      PolicyRepository repository,
      Policies policies,
      PolicyBook book) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.directory = directory;
    this.repository = repository;
    this.policies = policies;
    this.book = book;
  }

  Explained explain(Caller caller, String ref, Question question) {
    NetworkId id = effective(caller, ref);
    var scope = transactions.read(db -> gate.view(db, caller, id, Permission.VIEW));
    var from = directory.resolve(scope, question.source());
    var to = directory.resolve(scope, question.target());
    record Read(PolicyMember source, PolicyMember target, Optional<PolicyVersion> policy) {}
    var read =
        transactions.read(db -> {
          var network = gate.view(db, caller, id, Permission.VIEW);
          return new Read(
              repository
                  .member(db, network, from)
                  .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception),
              repository
                  .member(db, network, to)
                  .orElseThrow(NetworkReason.MEMBER_NOT_FOUND::exception),
              policies.present(db, network));
        });
    long version = read.policy().map(PolicyVersion::number).orElse(0L);
    var source = read.source().subject();
    var target = read.target().subject();
    var explanation =
        source.isEmpty() || target.isEmpty()
            ? Optional.<Explanation>empty()
            : book.find(id, version)
                .map(policy ->
                    Explanation.of(
                        policy, source.get(), target.get(), question.protocol(), question.port()));
    return new Explained(
        version, read.policy().map(Explaining::lines).orElseGet(Map::of), explanation);
  }

  private static Map<Integer, Integer> lines(PolicyVersion policy) {
    return policy.source().isEmpty()
        ? Map.of()
        : PolicyDocument.parse(policy.source()).rules().stream()
            .collect(Collectors.toMap(WrittenRule::number, rule -> rule.at().line()));
  }

  private NetworkId effective(Caller caller, String ref) {
    return caller
        .boundNetwork()
        .map(NetworkBinding::network)
        .orElseGet(() -> finder.find(caller, ref));
  }
}
