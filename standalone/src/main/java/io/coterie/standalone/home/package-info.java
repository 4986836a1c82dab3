/**
 * The folder a hub lives in: who may look into it, who has it, and the files that others rely on.
 */
@NullMarked
package io.coterie.standalone.home;

import org.jspecify.annotations.NullMarked;
