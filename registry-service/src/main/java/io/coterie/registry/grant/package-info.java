/**
 * Flow grants: signed statements that one node may open flows to another, which relays check
 * without asking. docs/flow-grants.md tells their layout.
 */
@NullMarked
package io.coterie.registry.grant;

import org.jspecify.annotations.NullMarked;
