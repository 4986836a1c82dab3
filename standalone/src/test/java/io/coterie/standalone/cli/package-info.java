/** The coterie command against the real hub, as a user meets it. */
@NullMarked
package io.coterie.standalone.cli;

import org.jspecify.annotations.NullMarked;
