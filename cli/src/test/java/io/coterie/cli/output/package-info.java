/** Tests. */
@NullMarked
package io.coterie.cli.output;

import org.jspecify.annotations.NullMarked;
