package io.coterie.network.member;

import io.coterie.platform.config.Default;
import io.coterie.platform.config.Doc;

/** How much strangers may leave behind in public networks. */
public record PublicNetworksConfig(
    @Doc("How many accounts may look into a network as viewers.") @Default("1000") int mostViewers,
    @Doc("How many requests to join one account or node may have waiting.") @Default("20")
        int mostRequestsOfOne,
    @Doc("How many requests to join may wait in one network.") @Default("500")
        int mostRequestsInNetwork) {}
