/** Policies from the command line, at a hub that answers as it is told. */
@NullMarked
package io.coterie.cli.policy;

import org.jspecify.annotations.NullMarked;
