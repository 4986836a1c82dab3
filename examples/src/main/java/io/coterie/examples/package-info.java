/** What the examples have in common: a network to be in, and agents in it. */
@NullMarked
package io.coterie.examples;

import org.jspecify.annotations.NullMarked;
