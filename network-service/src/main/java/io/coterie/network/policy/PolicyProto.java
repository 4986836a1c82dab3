package io.coterie.network.policy;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.Timestamp;
import io.coterie.access.v1.PortRange;
import io.coterie.network.member.MemberRef;
import io.coterie.network.policy.Explaining.Explained;
import io.coterie.network.v1.AccessChange;
import io.coterie.network.v1.AccessPair;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.MatchedRule;
import io.coterie.network.v1.Policy;
import io.coterie.network.v1.PolicyTestFailure;
import io.coterie.network.v1.TestPolicyRequest;
import io.coterie.network.v1.TestPolicyResponse;
import io.coterie.policy.Action;
import io.coterie.policy.AllowedPorts;
import io.coterie.policy.PortSet;
import io.coterie.policy.Protocol;
import io.coterie.policy.Selector;
import io.coterie.policy.change.ChangedPairs;
import io.coterie.policy.change.Pair;
import io.coterie.policy.decision.RuleMatch;
import io.coterie.policy.decision.TestOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Policies, ports and explanations on the wire. */
public final class PolicyProto {
  private static final String VIEWERS =
      "viewers look on: they reach nobody, and nobody reaches them";

  private PolicyProto() {}

  static Policy policy(Policies.Shown shown) {
    var proto = Policy.newBuilder().setNetwork(shown.network().text());
    var version = shown.policy();
    proto.setEtag(PolicyVersion.etag(version.map(PolicyVersion::number).orElse(0L)));
    version.ifPresent(policy ->
        proto
            .setVersion(policy.number())
            .setSource(policy.source())
            .setAuthor(policy.author().text())
            .setReason(policy.reason())
            .setCreateTime(timestamp(policy.createTime())));
    return proto.build();
  }

  static PolicyTrial.Candidate candidate(TestPolicyRequest request) {
    return switch (request.getCandidateCase()) {
      case SOURCE -> new PolicyTrial.Candidate.Written(request.getSource());
      case VERSION -> new PolicyTrial.Candidate.Kept(request.getVersion());
      case CANDIDATE_NOT_SET -> throw new IllegalArgumentException("validation let nobody through");
    };
  }

  static TestPolicyResponse trial(PolicyTrial.Result result) {
    var diff = result.diff();
    return TestPolicyResponse.newBuilder()
        .addAllFailures(result.failures().stream().map(PolicyProto::failure).toList())
        .addAllChanges(
            diff.groups().stream().map(pairs -> change(pairs, result.hostnames())).toList())
        .setOtherPairs(diff.otherPairs())
        .setPairsGaining(diff.gaining())
        .setPairsLosing(diff.losing())
        .build();
  }

  static ExplainAccessResponse explained(Explained explained) {
    var proto = ExplainAccessResponse.newBuilder().setPolicyVersion(explained.version());
    if (explained.explanation().isEmpty()) {
      return proto.setSummary(VIEWERS).build();
    }
    var explanation = explained.explanation().get();
    return proto
        .setAllowed(explanation.decision().isAllowed())
        .setSummary(explanation.summary())
        .addAllRules(
            Stream.concat(
                    explanation.matching().stream().map(rule -> rule(rule, explained, true)),
                    explanation.elsewhere().stream().map(rule -> rule(rule, explained, false)))
                .toList())
        .build();
  }

  /** The ports, by protocol and number. */
  public static List<PortRange> ports(AllowedPorts ports) {
    var ranges = new ArrayList<PortRange>();
    ranges.addAll(ranges(ports.stream(), io.coterie.access.v1.Protocol.PROTOCOL_STREAM));
    ranges.addAll(ranges(ports.datagram(), io.coterie.access.v1.Protocol.PROTOCOL_DATAGRAM));
    return ranges;
  }

  /** What travels; streams if nothing is said. */
  public static Protocol protocol(io.coterie.access.v1.Protocol proto) {
    return proto == io.coterie.access.v1.Protocol.PROTOCOL_DATAGRAM
        ? Protocol.DATAGRAM
        : Protocol.STREAM;
  }

  static MemberRef target(String text) {
    return new MemberRef.ToNode(text);
  }

  private static List<PortRange> ranges(PortSet ports, io.coterie.access.v1.Protocol protocol) {
    return ports.ranges().stream()
        .map(range ->
            PortRange.newBuilder()
                .setProtocol(protocol)
                .setFirst(range.first())
                .setLast(range.last())
                .build())
        .toList();
  }

  private static PolicyTestFailure failure(TestOutcome outcome) {
    var at = outcome.test().at();
    return PolicyTestFailure.newBuilder()
        .setLine(at.line())
        .setColumn(at.column())
        .setMessage(
            "test %d expects %s, but %s"
                .formatted(
                    outcome.test().number(), outcome.test().expect().text(), outcome.message()))
        .build();
  }

  private static AccessChange change(ChangedPairs pairs, Map<String, String> hostnames) {
    return AccessChange.newBuilder()
        .addAllGained(ports(pairs.change().gained()))
        .addAllLost(ports(pairs.change().lost()))
        .setPairs(pairs.pairs())
        .addAllExamples(pairs.examples().stream().map(pair -> pair(pair, hostnames)).toList())
        .build();
  }

  private static AccessPair pair(Pair pair, Map<String, String> hostnames) {
    return AccessPair.newBuilder()
        .setSource(pair.source().text())
        .setSourceName(hostnames.getOrDefault(pair.source().text(), ""))
        .setTarget(pair.target().text())
        .setTargetName(hostnames.getOrDefault(pair.target().text(), ""))
        .build();
  }

  private static MatchedRule rule(RuleMatch match, Explained explained, boolean matchesPort) {
    var rule = match.rule();
    return MatchedRule.newBuilder()
        .setRule(rule.label())
        .setLine(explained.lines().getOrDefault(rule.number(), 0))
        .setDenies(rule.action() == Action.DENY)
        .setSourceSelector(match.from().stream().map(Selector::text).collect(joining(", ")))
        .setTargetSelector(match.to().stream().map(Selector::text).collect(joining(", ")))
        .setMatchesPort(matchesPort)
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
