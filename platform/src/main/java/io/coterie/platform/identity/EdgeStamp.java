package io.coterie.platform.identity;

/**
 * What the edge knows about a call and no client can claim.
 *
 * @param sourceAddress the client's IP address, without port
 * @param callId names the call from here on
 */
public record EdgeStamp(String sourceAddress, String callId) {}
