package io.coterie.relay.session;

import io.coterie.relay.port.Endpoint;
import io.coterie.relay.wire.credential.RelayCredential;
import io.coterie.relay.wire.frame.Bind;
import io.coterie.relay.wire.seal.SessionKeys;

/**
 * A BIND that was checked, with what the relay adds.
 *
 * @param number grows with each: names the relay's nonce
 */
record Binding(
    Bind bind,
    RelayCredential credential,
    Endpoint from,
    long number,
    byte[] nonce,
    SessionKeys keys) {}
