/** Java values (maps, collections, scalars, times) to and from CQL bytes. */
package dev.scamander.mapping.value;
