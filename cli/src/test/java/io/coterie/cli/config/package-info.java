/** Tests. */
@NullMarked
package io.coterie.cli.config;

import org.jspecify.annotations.NullMarked;
