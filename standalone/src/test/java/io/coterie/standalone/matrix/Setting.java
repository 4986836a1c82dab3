package io.coterie.standalone.matrix;

import io.coterie.network.v1.CreateNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.Visibility;

/** What kind of network it is about. */
enum Setting {
  INVITE(JoinRule.JOIN_RULE_INVITE, Visibility.VISIBILITY_PRIVATE),
  OPEN(JoinRule.JOIN_RULE_OPEN, Visibility.VISIBILITY_PRIVATE),
  TOKEN(JoinRule.JOIN_RULE_TOKEN, Visibility.VISIBILITY_PRIVATE),
  PUBLIC(JoinRule.JOIN_RULE_INVITE, Visibility.VISIBILITY_PUBLIC);

  static final String SECRET = "a secret to join by";

  private final JoinRule rule;
  private final Visibility visibility;

  Setting(JoinRule rule, Visibility visibility) {
    this.rule = rule;
    this.visibility = visibility;
  }

  CreateNetworkRequest creation(String name) {
    var request =
        CreateNetworkRequest.newBuilder().setName(name).setJoinRule(rule).setVisibility(visibility);
    return (rule == JoinRule.JOIN_RULE_TOKEN ? request.setJoinSecret(SECRET) : request).build();
  }
}
