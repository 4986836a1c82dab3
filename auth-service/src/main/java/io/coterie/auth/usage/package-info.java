/** Which account has which plan, and how much of it is used: {@code PlanService}. */
@NullMarked
package io.coterie.auth.usage;

import org.jspecify.annotations.NullMarked;
