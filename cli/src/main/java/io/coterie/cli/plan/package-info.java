/** Plans and how much of them is used: {@code coterie usage}, {@code coterie admin plan}. */
@NullMarked
package io.coterie.cli.plan;

import org.jspecify.annotations.NullMarked;
