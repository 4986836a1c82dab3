/** Tests. */
@NullMarked
package io.coterie.cli.network;

import org.jspecify.annotations.NullMarked;
