/**
 * Ends open streams whose caller would be refused by now: every stream that a token opened is known
 * here from the interceptor chain on, and asked about while it lasts.
 */
@NullMarked
package io.coterie.platform.stream;

import org.jspecify.annotations.NullMarked;
