/**
 * What a command says: text for people, JSON for programs, and failures with what to do about them.
 */
@NullMarked
package io.coterie.cli.output;

import org.jspecify.annotations.NullMarked;
