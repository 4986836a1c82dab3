package io.coterie.network.policy;

import static java.util.stream.Collectors.toMap;

import io.coterie.network.access.Gate;
import io.coterie.network.access.NetworkFinder;
import io.coterie.network.access.Permission;
import io.coterie.platform.db.Transactions;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.identity.Caller;
import io.coterie.policy.change.PolicyDiff;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.TestOutcome;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a policy would change, and changes nothing. */
final class PolicyTrial {
  private final Transactions transactions;
  private final NetworkFinder finder;
  private final Gate gate;
  private final PolicyRepository repository;
  private final Policies policies;
  private final Comparisons comparisons;

  /** What shall be tried. */
  sealed interface Candidate {
    /** A text; empty: no policy. */
    record Written(String source) implements Candidate {}

    /** A version that is kept. */
    record Kept(long version) implements Candidate {}
  }

  /**
   * What would come of it.
   *
   * @param failures its own tests that fail
   * @param hostnames of the nodes that the difference names, by their ids
   */
  record Result(List<TestOutcome> failures, PolicyDiff diff, Map<String, String> hostnames) {
    Result {
      failures = List.copyOf(failures);
      hostnames = Map.copyOf(hostnames);
    }
  }

  @Inject
  PolicyTrial(
      Transactions transactions,
      NetworkFinder finder,
      Gate gate,
      PolicyRepository repository,
      Policies policies,
      Comparisons comparisons) {
    this.transactions = transactions;
    this.finder = finder;
    this.gate = gate;
    this.repository = repository;
    this.policies = policies;
    this.comparisons = comparisons;
  }

  Result test(Caller caller, String ref, Candidate candidate) {
    NetworkId id = finder.find(caller, ref);
    // read by itself: reading a long text takes a while
    var draft = Draft.of(text(caller, id, candidate));
    record Read(Optional<String> before, Draft.Tried tried, List<PolicyMember> nodes) {}
    var read =
        transactions.read(db -> {
          var network = gate.view(db, caller, id, Permission.SET_POLICY);
          return new Read(
              repository.bound(db, id, repository.present(db, network)),
              draft.tried(db, network, repository),
              repository.nodes(db, network));
        });
    var before = read.before().map(PolicyBook::compile).orElseGet(CompiledPolicy::open);
    var subjects =
        read.nodes().stream().map(PolicyMember::subject).flatMap(Optional::stream).toList();
    return new Result(
        read.tried().tests().stream().filter(outcome -> !outcome.passed()).toList(),
        comparisons.diff(before, read.tried().policy(), subjects),
        read.nodes().stream().collect(toMap(node -> node.id().text(), PolicyMember::hostname)));
  }

  /** What is to be tried, for those who may. */
  private String text(Caller caller, NetworkId id, Candidate candidate) {
    return transactions.read(db -> {
      var network = gate.view(db, caller, id, Permission.SET_POLICY);
      return switch (candidate) {
        case Candidate.Written(var source) -> source;
        case Candidate.Kept(var version) -> policies.find(db, network, version).source();
      };
    });
  }
}
