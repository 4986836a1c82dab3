/**
 * Runs a service: an injector from a list of modules, components started in order and stopped in
 * reverse, and one line on stderr when it can't start.
 */
@NullMarked
package io.coterie.platform.boot;

import org.jspecify.annotations.NullMarked;
