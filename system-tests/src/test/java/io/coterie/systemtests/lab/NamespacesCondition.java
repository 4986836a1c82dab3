package io.coterie.systemtests.lab;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes a namespace and a rule in it, to see whether that works. */
final class NamespacesCondition implements ExecutionCondition {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var name = "ct" + ProcessHandle.current().pid() + "-try" + COUNT.incrementAndGet();
    try (var namespace = new Namespace(name)) {
      namespace.rules(Nat.PORT_RESTRICTED.rules("10.0.0.2", "203.0.113.1"));
      return ConditionEvaluationResult.enabled("network namespaces can be made");
    } catch (IllegalStateException | UncheckedIOException e) {
      return ConditionEvaluationResult.disabled(
          "no network namespaces here: that takes root, ip and nft", e.getMessage());
    }
  }
}
