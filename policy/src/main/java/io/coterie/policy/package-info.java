/**
 * What policies speak of: members by tag, role, node or hostname, ports, and the rules between
 * them. Plain values; {@code document} reads them, {@code decision} decides by them, {@code change}
 * tells what a change would do.
 */
@NullMarked
package io.coterie.policy;

import org.jspecify.annotations.NullMarked;
