/** Tests of the embedded server with the real binaries. */
@NullMarked
package io.coterie.standalone.postgres;

import org.jspecify.annotations.NullMarked;
