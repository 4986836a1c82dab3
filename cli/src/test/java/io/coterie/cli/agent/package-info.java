/** Tests of what commands need to run an agent. */
@NullMarked
package io.coterie.cli.agent;

import org.jspecify.annotations.NullMarked;
