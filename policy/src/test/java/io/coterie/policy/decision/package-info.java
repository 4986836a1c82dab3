/** Tests of decisions. */
@NullMarked
package io.coterie.policy.decision;

import org.jspecify.annotations.NullMarked;
