/**
 * Who may reach a node, and whom it may reach, pushed to it. A watch remembers what it holds about
 * the node itself, never its peers: what a change means follows from the change, and from reads
 * that all watches share.
 */
@NullMarked
package io.coterie.network.watch;

import org.jspecify.annotations.NullMarked;
