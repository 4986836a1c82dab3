/** What other services ask of the registry: nodes, whoever may see them, and how open they are. */
@NullMarked
package io.coterie.registry.directory;

import org.jspecify.annotations.NullMarked;
