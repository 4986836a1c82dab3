/**
 * The agent runtime: a node that others dial and that dials others, by the shortest way there is
 * and through relays where there is none. {@link io.coterie.sdk.agent.Agent} is all that a program
 * needs of it.
 */
@NullMarked
package io.coterie.sdk.agent;

import org.jspecify.annotations.NullMarked;
