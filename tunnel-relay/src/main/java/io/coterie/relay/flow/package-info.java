/** Who may send to whom: flows that rest on grants, from OPEN to CLOSE. */
@NullMarked
package io.coterie.relay.flow;

import org.jspecify.annotations.NullMarked;
