/** Tests. */
@NullMarked
package io.coterie.cli;

import org.jspecify.annotations.NullMarked;
