/** Tests of {@code coterie audit}. */
@NullMarked
package io.coterie.cli.audit;

import org.jspecify.annotations.NullMarked;
