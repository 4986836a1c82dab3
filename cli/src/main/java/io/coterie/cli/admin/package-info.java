/** {@code coterie admin}: the operator's session, and what system admins do. */
@NullMarked
package io.coterie.cli.admin;

import org.jspecify.annotations.NullMarked;
