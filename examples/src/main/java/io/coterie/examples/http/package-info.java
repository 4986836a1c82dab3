/** Programs that know nothing of Coterie reach each other through two agents. */
@NullMarked
package io.coterie.examples.http;

import org.jspecify.annotations.NullMarked;
