/** Tests. */
@NullMarked
package io.coterie.sdk.agent.path;

import org.jspecify.annotations.NullMarked;
