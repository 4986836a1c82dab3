/** Agents in processes of their own, and how tests talk to them. */
@NullMarked
package io.coterie.systemtests.agent;

import org.jspecify.annotations.NullMarked;
