/** Flow grants as bytes: docs/flow-grants.md. */
@NullMarked
package io.coterie.relay.wire.grant;

import org.jspecify.annotations.NullMarked;
