/**
 * Networks that a node names when it registers: what it asks for, what they answer, and the
 * questions to those who decide.
 */
@NullMarked
package io.coterie.registry.entry;

import org.jspecify.annotations.NullMarked;
