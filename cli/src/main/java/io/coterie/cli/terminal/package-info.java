/**
 * What a command sees of the process it runs in: streams, variables, folder, clock, and whoever
 * sits at the terminal.
 */
@NullMarked
package io.coterie.cli.terminal;

import org.jspecify.annotations.NullMarked;
