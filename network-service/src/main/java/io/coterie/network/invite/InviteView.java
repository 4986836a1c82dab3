package io.coterie.network.invite;

import io.coterie.network.access.NetworkName;

/** An invite as a client sees it. */
record InviteView(Invite invite, NetworkName network) {}
