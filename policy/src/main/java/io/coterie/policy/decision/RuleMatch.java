package io.coterie.policy.decision;

import io.coterie.policy.Rule;
import io.coterie.policy.Selector;
import java.util.List;

/**
 * Why a rule speaks of two members.
 *
 * @param from those of its selectors that select the source
 * @param to those of its selectors that select the target
 */
public record RuleMatch(Rule rule, List<Selector.Bound> from, List<Selector.Bound> to) {}
