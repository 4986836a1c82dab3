/**
 * What other services ask and tell this one: memberships, and what follows here from changes there.
 */
@NullMarked
package io.coterie.network.membership;

import org.jspecify.annotations.NullMarked;
