package io.coterie.cli.network;

import io.coterie.network.v1.JoinRule;

/** Join rules as options name them. */
public enum JoinRuleWord {
  OPEN(JoinRule.JOIN_RULE_OPEN),
  TOKEN(JoinRule.JOIN_RULE_TOKEN),
  INVITE(JoinRule.JOIN_RULE_INVITE);

  private final JoinRule rule;

  JoinRuleWord(JoinRule rule) {
    this.rule = rule;
  }

  public JoinRule rule() {
    return rule;
  }

  @Override
  public String toString() {
    return Words.of(rule);
  }
}
