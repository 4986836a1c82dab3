/**
 * Decides: may this member reach that one on this port. A policy is compiled into sets of rules, so
 * that a decision is the first rule that three of them have in common.
 */
@NullMarked
package io.coterie.policy.decision;

import org.jspecify.annotations.NullMarked;
