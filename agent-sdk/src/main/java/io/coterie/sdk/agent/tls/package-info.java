/**
 * Who is at the other end: certificates of a moment, signed by the keys of nodes, and trust that is
 * pinned to one key. No authority is asked and no name is looked at.
 */
@NullMarked
package io.coterie.sdk.agent.tls;

import org.jspecify.annotations.NullMarked;
