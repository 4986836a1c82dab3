/** What a node is told while it runs: who may reach it, and whom it may reach. */
@NullMarked
package io.coterie.cli.watch;

import org.jspecify.annotations.NullMarked;
