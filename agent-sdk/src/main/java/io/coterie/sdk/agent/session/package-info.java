/**
 * Connections to peers and what is in them: streams, each with a few bytes in front that say what
 * it wants to reach, and datagrams. Inside it is Netty; outside, streams that block their caller.
 */
@NullMarked
package io.coterie.sdk.agent.session;

import org.jspecify.annotations.NullMarked;
