/**
 * What commands have in common: global options, one call of a hub, and the way from its answer to
 * the screen.
 */
@NullMarked
package io.coterie.cli.command;

import org.jspecify.annotations.NullMarked;
