/** {@code coterie node}: agents whose keys are kept in the working folder. */
@NullMarked
package io.coterie.cli.node;

import org.jspecify.annotations.NullMarked;
