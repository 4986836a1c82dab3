package io.coterie.bench.policy;

import io.coterie.policy.Policy;
import io.coterie.policy.Subject;
import io.coterie.policy.change.PolicyDiff;
import io.coterie.policy.decision.CompiledPolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Milliseconds of what happens once for a policy: reading, compiling, comparing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH fills the fields
public class PolicyWorkBenchmark {
  private Policy rules;
  private CompiledPolicy before;
  private CompiledPolicy after;
  private List<Subject> members;

  /** Makes the network, and a policy that has ten rules less. */
  @Setup
  public void setUp() {
    rules = LargeNetwork.policy();
    before = CompiledPolicy.of(rules);
    after = CompiledPolicy.of(new Policy(rules.rules().subList(10, rules.rules().size())));
    members = LargeNetwork.members();
  }

  /** From the text to rules. */
  @Benchmark
  public Policy read() {
    return LargeNetwork.policy();
  }

  /** From rules to what decides. */
  @Benchmark
  public CompiledPolicy compile() {
    return CompiledPolicy.of(rules);
  }

  /** What ten rules make for 10,000 members, nearly no two of them alike. */
  @Benchmark
  public PolicyDiff compareTenRules() {
    return PolicyDiff.between(before, after, members);
  }

  /** What a first policy makes for them, where every pair of members loses something. */
  @Benchmark
  public PolicyDiff compareWithNone() {
    return PolicyDiff.between(CompiledPolicy.open(), before, members);
  }
}
