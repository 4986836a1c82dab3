/** Tests of the client. */
@NullMarked
package io.coterie.sdk;

import org.jspecify.annotations.NullMarked;
