/** Tests. */
@NullMarked
package io.coterie.cli.command;

import org.jspecify.annotations.NullMarked;
