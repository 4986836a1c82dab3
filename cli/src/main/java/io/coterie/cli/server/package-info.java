/** {@code coterie up}, {@code down} and {@code status}: a hub on this machine. */
@NullMarked
package io.coterie.cli.server;

import org.jspecify.annotations.NullMarked;
