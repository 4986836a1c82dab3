/**
 * The reference of all configuration keys, made from the records, and checks that generated
 * documents and tests of records are complete.
 */
@NullMarked
package io.coterie.platform.config.docs;

import org.jspecify.annotations.NullMarked;
