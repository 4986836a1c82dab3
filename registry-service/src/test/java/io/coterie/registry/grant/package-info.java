/** Tests of flow grants. */
@NullMarked
package io.coterie.registry.grant;

import org.jspecify.annotations.NullMarked;
