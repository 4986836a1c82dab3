/** Which deployment this is. */
@NullMarked
package io.coterie.auth.deployment;

import org.jspecify.annotations.NullMarked;
