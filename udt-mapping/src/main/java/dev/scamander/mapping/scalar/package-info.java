/** The scalar CQL types: what each takes from text, numbers, bytes and times. Shared by every kind of source. */
package dev.scamander.mapping.scalar;
