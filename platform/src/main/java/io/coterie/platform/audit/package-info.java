/**
 * The audit trail's entries: who did what, on what, from where. They travel to auth-service in the
 * change feed.
 */
@NullMarked
package io.coterie.platform.audit;

import org.jspecify.annotations.NullMarked;
