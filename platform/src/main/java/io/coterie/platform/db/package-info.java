/**
 * A service's own schema: migrations, transactions with what they leave behind (changes, audit,
 * answers), paging and shared keys.
 */
@NullMarked
package io.coterie.platform.db;

import org.jspecify.annotations.NullMarked;
