/** Tests of what changes do. */
@NullMarked
package io.coterie.policy.change;

import org.jspecify.annotations.NullMarked;
