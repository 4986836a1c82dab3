/** Tests. */
@NullMarked
package io.coterie.cli.node;

import org.jspecify.annotations.NullMarked;
