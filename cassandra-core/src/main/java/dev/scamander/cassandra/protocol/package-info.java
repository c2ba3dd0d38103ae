/**
 * The native protocol's own form of bound values, and a driver that sends it as it is. Rows are kept in that form while they
 * wait, and are copied into their request in one piece instead of value by value.
 */
package dev.scamander.cassandra.protocol;
