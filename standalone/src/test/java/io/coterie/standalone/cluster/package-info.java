/** The services as processes of their own, which meet over the network. */
@NullMarked
package io.coterie.standalone.cluster;

import org.jspecify.annotations.NullMarked;
