/** Why network-service refuses, as reasons and failures that clients can rely on. */
@NullMarked
package io.coterie.network.failure;

import org.jspecify.annotations.NullMarked;
