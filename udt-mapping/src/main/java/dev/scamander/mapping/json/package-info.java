/** JSON text to and from CQL bytes, by a streaming parser and with no tree in between. */
package dev.scamander.mapping.json;
