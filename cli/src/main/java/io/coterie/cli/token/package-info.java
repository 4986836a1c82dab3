/** {@code coterie token}: credentials of one's own. */
@NullMarked
package io.coterie.cli.token;

import org.jspecify.annotations.NullMarked;
