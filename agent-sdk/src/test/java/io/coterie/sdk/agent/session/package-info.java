/** Tests. */
@NullMarked
package io.coterie.sdk.agent.session;

import org.jspecify.annotations.NullMarked;
