package io.coterie.cli.network;

import io.coterie.cli.output.Constant;
import io.coterie.network.v1.VouchRule;

/** Who may vouch, as options name it. */
enum VouchRuleWord {
  MEMBERS(VouchRule.VOUCH_RULE_MEMBERS),
  ADMINS(VouchRule.VOUCH_RULE_ADMINS);

  private final VouchRule rule;

  VouchRuleWord(VouchRule rule) {
    this.rule = rule;
  }

  VouchRule rule() {
    return rule;
  }

  @Override
  public String toString() {
    return Constant.word(rule);
  }
}
