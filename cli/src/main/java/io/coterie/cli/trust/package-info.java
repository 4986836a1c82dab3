/** Commands about trust between nodes. */
@NullMarked
package io.coterie.cli.trust;

import org.jspecify.annotations.NullMarked;
