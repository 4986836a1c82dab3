/** Tests. */
@NullMarked
package io.coterie.sdk.agent.tls;

import org.jspecify.annotations.NullMarked;
