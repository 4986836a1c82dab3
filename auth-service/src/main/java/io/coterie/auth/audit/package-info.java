/** The audit trail: collected from the feeds of all services, never edited. */
@NullMarked
package io.coterie.auth.audit;

import org.jspecify.annotations.NullMarked;
