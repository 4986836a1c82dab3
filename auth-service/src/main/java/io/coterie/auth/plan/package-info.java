/** Plans: what accounts may have, as rows that system admins and the operator change. */
@NullMarked
package io.coterie.auth.plan;

import org.jspecify.annotations.NullMarked;
