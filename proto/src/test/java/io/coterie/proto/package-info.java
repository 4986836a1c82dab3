/** The contracts' own rules. */
package io.coterie.proto;
