/** What commands need to run an agent: its options, its events as text and JSON, measurements. */
@NullMarked
package io.coterie.cli.agent;

import org.jspecify.annotations.NullMarked;
