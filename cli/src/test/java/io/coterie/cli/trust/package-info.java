/** Tests of commands about trust. */
@NullMarked
package io.coterie.cli.trust;

import org.jspecify.annotations.NullMarked;
