/** registry-service: who exists. Nodes, their keys, addresses, hostnames and presence. */
@NullMarked
package io.coterie.registry;

import org.jspecify.annotations.NullMarked;
