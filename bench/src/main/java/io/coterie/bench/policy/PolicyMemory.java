package io.coterie.bench.policy;

import io.coterie.policy.decision.CompiledPolicy;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * What compiled policies and profiles keep on the heap: many of them are made, and the heap
 * compared.
 */
public final class PolicyMemory {
  private static final int COPIES = 100;

  private PolicyMemory() {}

  /** Prints it. */
  public static void main(String[] arguments) {
    var rules = LargeNetwork.policy();
    var members = LargeNetwork.members();
    var policy = CompiledPolicy.of(rules);
    long each = retained(COPIES, () -> CompiledPolicy.of(rules));
    System.out.printf("compiled policy, its rules not counted: %,d bytes%n", each);
    System.out.printf("the same as the policy itself estimates it: %,d bytes%n", policy.bytes());
    System.out.printf("rules: %,d bytes%n", retained(COPIES, LargeNetwork::policy));
    long profiles = retained(1, () -> members.stream().map(policy::profile).toArray());
    System.out.printf("profiles of %,d members: %,d bytes%n", members.size(), profiles);
  }

  private static long retained(int copies, Supplier<Object> making) {
    var kept = new Object[copies];
    var _ = making.get(); // classes and constants are there from now on
    long before = used();
    Arrays.setAll(kept, _ -> making.get());
    long after = used();
    if (kept[copies - 1] == null) {
      throw new IllegalStateException("nothing was made");
    }
    return (after - before) / copies;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
