/** network-service: who may meet. Networks, their members, and the invites that lead into them. */
@NullMarked
package io.coterie.network;

import org.jspecify.annotations.NullMarked;
