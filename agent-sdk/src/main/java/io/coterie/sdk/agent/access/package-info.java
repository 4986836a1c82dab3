/**
 * Who gets in: what the hub pushed of it, how long that is good for, and the decision when a stream
 * or a datagram comes.
 */
@NullMarked
package io.coterie.sdk.agent.access;

import org.jspecify.annotations.NullMarked;
