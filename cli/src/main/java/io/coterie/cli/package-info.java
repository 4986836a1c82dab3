/** The {@code coterie} command: what the process needs to run it, and the tree of commands. */
@NullMarked
package io.coterie.cli;

import org.jspecify.annotations.NullMarked;
