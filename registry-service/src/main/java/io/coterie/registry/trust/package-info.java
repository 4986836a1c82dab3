/**
 * Trust: two nodes have shaken hands, and reach each other outside any network until either ends
 * it. Whoever asks for it learns nothing but what the other answers.
 */
@NullMarked
package io.coterie.registry.trust;

import org.jspecify.annotations.NullMarked;
