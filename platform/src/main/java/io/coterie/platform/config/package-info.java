/**
 * Configuration: one record per component, read from a YAML file, the environment and values given
 * by the program. Every mistake is found before anything starts, and said in one line that names
 * the key and where its value came from.
 */
@NullMarked
package io.coterie.platform.config;

import org.jspecify.annotations.NullMarked;
