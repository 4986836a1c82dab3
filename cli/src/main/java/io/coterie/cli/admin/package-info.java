/** {@code coterie admin}: the operator's session. */
@NullMarked
package io.coterie.cli.admin;

import org.jspecify.annotations.NullMarked;
