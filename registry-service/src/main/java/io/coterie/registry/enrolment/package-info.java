/** Who may register nodes here, and into which network their registration takes them. */
@NullMarked
package io.coterie.registry.enrolment;

import org.jspecify.annotations.NullMarked;
