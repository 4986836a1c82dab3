package io.coterie.bench.policy;

import io.coterie.policy.AllowedPorts;
import io.coterie.policy.Policy;
import io.coterie.policy.Protocol;
import io.coterie.policy.Subject;
import io.coterie.policy.decision.CompiledPolicy;
import io.coterie.policy.decision.Decision;
import io.coterie.policy.decision.Profile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds a decision, beside those of a plain loop over the rules in the same run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class PolicyBenchmark {
  /** How the questions are answered. */
  @Param public Outcome outcome;

  private CompiledPolicy policy;
  private NaiveEvaluator naive;
  private Questions questions;

  /** Makes the network and the questions. */
  @Setup
  public void setUp() {
    Policy rules = LargeNetwork.policy();
    List<Subject> members = LargeNetwork.members();
    policy = CompiledPolicy.of(rules);
    naive = new NaiveEvaluator(rules);
    questions = new Questions(policy, members, outcome);
  }

  /** A decision between two whose profiles are known. */
  @Benchmark
  public Decision decideByProfiles() {
    var question = questions.next();
    return policy.decide(question.from(), question.to(), Protocol.STREAM, question.port());
  }

  /** A decision between two members as they come from the database. */
  @Benchmark
  public Decision decideByMembers() {
    var question = questions.next();
    return policy.decide(question.source(), question.target(), Protocol.STREAM, question.port());
  }

  /** All ports between two, as a resolve needs them. */
  @Benchmark
  public AllowedPorts allowedPorts() {
    var question = questions.next();
    return policy.allowed(question.from(), question.to());
  }

  /** What a member is to the policy. */
  @Benchmark
  public Profile profile() {
    return policy.profile(questions.next().source());
  }

  /** The same decision by a loop over the rules. */
  @Benchmark
  public boolean decideByLoop() {
    var question = questions.next();
    return naive.allows(question.source(), question.target(), Protocol.STREAM, question.port());
  }
}
