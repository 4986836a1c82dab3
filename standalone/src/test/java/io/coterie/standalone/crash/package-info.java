/** A hub in a process of its own, ended in every way a process can end. */
@NullMarked
package io.coterie.standalone.crash;

import org.jspecify.annotations.NullMarked;
