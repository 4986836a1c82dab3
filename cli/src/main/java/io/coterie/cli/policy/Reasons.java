package io.coterie.cli.policy;

import io.coterie.cli.output.Table;
import io.coterie.network.v1.ExplainAccessResponse;
import io.coterie.network.v1.MatchedRule;

/** What led to a decision. */
final class Reasons {
  private Reasons() {}

  static String text(ExplainAccessResponse reply) {
    String verdict =
        (reply.getAllowed() ? "Allowed: " : "Denied: ") + Table.printable(reply.getSummary());
    if (reply.getRulesCount() == 0) {
      return verdict;
    }
    var table = new Table("RULE", "LINE", "ACTION", "FROM", "TO", "THIS PORT");
    for (MatchedRule rule : reply.getRulesList()) {
      table.row(
          rule.getRule(),
          rule.getLine(),
          rule.getDenies() ? "deny" : "allow",
          rule.getSourceSelector(),
          rule.getTargetSelector(),
          part(rule, reply.getRules(0)));
    }
    return "%s\n\nRules of policy version %d that speak of the two:\n%s"
        .formatted(verdict, reply.getPolicyVersion(), table);
  }

  /** The first that matches the port decides; those that deny come first. */
  private static String part(MatchedRule rule, MatchedRule first) {
    if (!rule.getMatchesPort()) {
      return "other ports";
    }
    if (rule.equals(first)) {
      return "decides";
    }
    return rule.getDenies() == first.getDenies() ? "agrees" : "is overruled";
  }
}
