/** Accounts and nodes in a network: how they get in, what they may do there, how they get out. */
@NullMarked
package io.coterie.network.member;

import org.jspecify.annotations.NullMarked;
