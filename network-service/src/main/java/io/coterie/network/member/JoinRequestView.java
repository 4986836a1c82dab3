package io.coterie.network.member;

/**
 * A request to join as a client sees it.
 *
 * @param name the account's, or the node's hostname; may be empty
 */
record JoinRequestView(JoinRequest request, String name) {}
