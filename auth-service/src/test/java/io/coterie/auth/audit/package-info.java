/** Tests of the audit trail that look at its queries. */
@NullMarked
package io.coterie.auth.audit;

import org.jspecify.annotations.NullMarked;
