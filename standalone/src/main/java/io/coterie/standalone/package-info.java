/**
 * The program that {@code coterie up} runs: every service, the edge and the database in one
 * process.
 */
@NullMarked
package io.coterie.standalone;

import org.jspecify.annotations.NullMarked;
