/** Values to and from CQL bytes: what a mapping is, how it fails, and what limits it obeys. Opens no connection. */
package dev.scamander.mapping;
