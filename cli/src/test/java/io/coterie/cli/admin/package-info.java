/** Tests. */
@NullMarked
package io.coterie.cli.admin;

import org.jspecify.annotations.NullMarked;
