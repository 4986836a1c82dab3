/**
 * Which way agents behind each kind of NAT get to each other, and that they keep their streams when
 * that way changes.
 */
@NullMarked
package io.coterie.systemtests.nat;

import org.jspecify.annotations.NullMarked;
