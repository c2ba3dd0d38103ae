/** The CQL wire form: a buffer to write it, the reading of it, sizes and names of types. Knows no source of values. */
package dev.scamander.mapping.cql;
