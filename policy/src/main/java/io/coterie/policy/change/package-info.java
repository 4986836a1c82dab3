/**
 * What a change does: which pairs of members gain or lose which ports by another policy, and whose
 * view changes by a change of one member.
 */
@NullMarked
package io.coterie.policy.change;

import org.jspecify.annotations.NullMarked;
