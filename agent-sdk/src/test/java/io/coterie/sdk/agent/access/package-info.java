/** Tests. */
@NullMarked
package io.coterie.sdk.agent.access;

import org.jspecify.annotations.NullMarked;
