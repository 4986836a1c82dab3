/** Tests of the values. */
@NullMarked
package io.coterie.policy;

import org.jspecify.annotations.NullMarked;
