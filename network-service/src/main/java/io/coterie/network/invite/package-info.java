/**
 * Invites: codes that whoever holds one may redeem, and directed ones that wait for one account or
 * node.
 */
@NullMarked
package io.coterie.network.invite;

import org.jspecify.annotations.NullMarked;
