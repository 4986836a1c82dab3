/**
 * Puts refused calls on record: they are counted by the minute, written into the feed behind the
 * callers' backs, and collected into the audit trail like everything that was done.
 */
@NullMarked
package io.coterie.platform.refusal;

import org.jspecify.annotations.NullMarked;
