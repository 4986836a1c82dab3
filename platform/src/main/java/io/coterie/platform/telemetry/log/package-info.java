/** Logs on stderr: text for a person at a terminal, a JSON object a line for machines. */
@NullMarked
package io.coterie.platform.telemetry.log;

import org.jspecify.annotations.NullMarked;
