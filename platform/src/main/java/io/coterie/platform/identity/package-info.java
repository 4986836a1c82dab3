/** Who is calling, and how services prove it to each other. */
@NullMarked
package io.coterie.platform.identity;

import org.jspecify.annotations.NullMarked;
