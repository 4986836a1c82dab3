/** {@code coterie audit}: who did what, on what, when, from where, why. */
@NullMarked
package io.coterie.cli.audit;

import org.jspecify.annotations.NullMarked;
