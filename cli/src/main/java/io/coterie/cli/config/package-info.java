/**
 * What the command line remembers between runs: which hub, which credential there, which network.
 */
@NullMarked
package io.coterie.cli.config;

import org.jspecify.annotations.NullMarked;
