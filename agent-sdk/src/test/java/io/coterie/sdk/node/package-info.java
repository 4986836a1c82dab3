/** Tests of node identities. */
@NullMarked
package io.coterie.sdk.node;

import org.jspecify.annotations.NullMarked;
