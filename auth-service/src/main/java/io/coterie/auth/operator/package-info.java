/** The operator's first token. */
@NullMarked
package io.coterie.auth.operator;

import org.jspecify.annotations.NullMarked;
