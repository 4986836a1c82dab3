/**
 * The reference pages that are made from the code: run with {@code -Dupdate-docs} to write them
 * anew.
 */
@NullMarked
package io.coterie.standalone.docs;

import org.jspecify.annotations.NullMarked;
