/** Tests. */
@NullMarked
package io.coterie.cli.process;

import org.jspecify.annotations.NullMarked;
