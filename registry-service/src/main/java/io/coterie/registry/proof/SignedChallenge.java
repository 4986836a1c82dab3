package io.coterie.registry.proof;

import com.google.protobuf.ByteString;

/**
 * A challenge, and a signature over it among other things.
 *
 * @param signed everything the signature is over, from {@link NodeProofs}
 */
public record SignedChallenge(ByteString challenge, ByteString signed, ByteString signature) {}
