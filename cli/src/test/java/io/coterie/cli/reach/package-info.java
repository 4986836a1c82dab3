/** Tests of commands about who reaches whom. */
@NullMarked
package io.coterie.cli.reach;

import org.jspecify.annotations.NullMarked;
