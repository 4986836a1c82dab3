/**
 * Processes on this machine that were started earlier, and how to be sure that a pid still means
 * the same one.
 */
@NullMarked
package io.coterie.cli.process;

import org.jspecify.annotations.NullMarked;
