package io.coterie.network.access;

/**
 * What owner and admins set about who sees a network and who lets others in.
 *
 * @param maxMembers how many members it takes, viewers not counted
 * @param viewersSeeEndpoints viewers see where its nodes can be reached
 */
public record Settings(
    int maxMembers, Visibility visibility, VouchRule vouchRule, boolean viewersSeeEndpoints) {}
