/** Tests of the language. */
@NullMarked
package io.coterie.policy.document;

import org.jspecify.annotations.NullMarked;
