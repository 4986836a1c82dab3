/**
 * An internet in network namespaces: a public segment, and sites behind NATs of every kind, made
 * with the kernel's own packet filter. Needs root.
 */
@NullMarked
package io.coterie.systemtests.lab;

import org.jspecify.annotations.NullMarked;
