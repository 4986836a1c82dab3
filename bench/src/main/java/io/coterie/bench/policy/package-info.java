/** What a decision by a policy costs, in time and memory. */
@NullMarked
package io.coterie.bench.policy;

import org.jspecify.annotations.NullMarked;
