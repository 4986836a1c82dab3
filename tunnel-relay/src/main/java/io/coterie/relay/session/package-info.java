/** Who is there: nodes that have shown a credential, and where they send from. */
@NullMarked
package io.coterie.relay.session;

import org.jspecify.annotations.NullMarked;
