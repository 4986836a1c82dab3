/** Who may act for the hub as a whole. */
@NullMarked
package io.coterie.auth.authority;

import org.jspecify.annotations.NullMarked;
