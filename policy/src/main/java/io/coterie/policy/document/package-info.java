/**
 * The language: reads a policy from YAML or JSON, says at which line and column it is wrong, fixes
 * the hosts it names and keeps it in a form that needs no more names.
 */
@NullMarked
package io.coterie.policy.document;

import org.jspecify.annotations.NullMarked;
