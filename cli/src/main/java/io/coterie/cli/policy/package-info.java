/** {@code coterie policy}: who may reach whom in a network, on which ports. */
@NullMarked
package io.coterie.cli.policy;

import org.jspecify.annotations.NullMarked;
