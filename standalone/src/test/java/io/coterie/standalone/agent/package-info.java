/** Agents that find each other by a hub, and what they may do to each other. */
@NullMarked
package io.coterie.standalone.agent;

import org.jspecify.annotations.NullMarked;
