/**
 * Who may do what, cell by cell: every method of the contracts, called by every kind of caller, and
 * the outcome compared with one table that is written from the rules and not from the code.
 */
@NullMarked
package io.coterie.standalone.matrix;

import org.jspecify.annotations.NullMarked;
